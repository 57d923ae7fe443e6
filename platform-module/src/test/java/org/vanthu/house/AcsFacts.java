package org.vanthu.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What ACS 25.3 has, as lists of names; written down from a running server. */
final class AcsFacts {

    private AcsFacts() {}

    /** The libraries of its web application, as {@code artifact-version}. */
    static Set<String> libraries() {
        return lines("libraries.txt");
    }

    /** The Java packages of all its libraries. */
    static Set<String> packages() {
        return lines("packages.txt");
    }

    /** The lines of a list, without those that begin with a number sign. */
    static Set<String> lines(String list) {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AcsFacts.class.getResourceAsStream("/acs-25.3/" + list), list),
                StandardCharsets.UTF_8))) {
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
