package org.vanthu.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tests that are expected to fail on an engine, from {@code known-differences.txt}. */
final class KnownDifferences {
    private static final Pattern LINE = Pattern.compile("(\\w+)\\.(\\w+)\\s+(\\S+)\\s+(\\S.*)");
    private static final Set<String> ENGINES = Set.of("acs", "acs-noindex", "embedded");

    private final List<Difference> all;

    /** One line of the file. */
    record Difference(String testClass, String method, String engine, String reason) {
        boolean concerns(String otherClass, String otherMethod, String otherEngine) {
            return testClass.equals(otherClass)
                    && method.equals(otherMethod)
                    && (engine.equals(otherEngine) || (engine.equals("acs") && otherEngine.equals("acs-noindex")));
        }
    }

    private KnownDifferences(List<Difference> all) {
        this.all = all;
    }

    static KnownDifferences read() {
        try (InputStream in = KnownDifferences.class.getResourceAsStream("known-differences.txt")) {
            return parse(new String(
                    Objects.requireNonNull(in, "known-differences.txt").readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if a line is neither empty, nor a comment, nor a difference */
    static KnownDifferences parse(String text) {
        List<Difference> read = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || !ENGINES.contains(matcher.group(3))) {
                throw new IllegalArgumentException("Not <Class>.<method> <engine> <reason>: " + line);
            }
            read.add(new Difference(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)));
        }
        return new KnownDifferences(List.copyOf(read));
    }

    /** Why the test is expected to fail on the engine; empty if it is not. */
    Optional<String> reason(String testClass, String method, String engine) {
        return all.stream()
                .filter(difference -> difference.concerns(testClass, method, engine))
                .map(Difference::reason)
                .findFirst();
    }

    List<Difference> all() {
        return all;
    }
}
