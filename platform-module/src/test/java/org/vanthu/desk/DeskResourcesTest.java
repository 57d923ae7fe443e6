package org.vanthu.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the pages of the desk to what no compiler checks: every import exists, both languages say the same, nothing
 * breaks the security policy.
 */
class DeskResourcesTest {
    private static final String ROOT = "/META-INF/resources/";
    private static final Pattern STATIC_IMPORT =
            Pattern.compile("(?m)^\\s*(?:import|export)\\s*(?:[\\w$*{][^;'\"]*?from\\s*)?['\"](\\.[^'\"]+)['\"]");
    private static final Pattern DYNAMIC_IMPORT = Pattern.compile("import\\(['\"](\\.[^'\"]+)['\"]\\)");
    private static final Pattern MINIFIED_IMPORT = Pattern.compile("(?:from|import)\\s*\"(\\.[^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("(?m)^ {2}'((?:[^'\\\\]|\\\\.)+)': '((?:[^'\\\\]|\\\\.)*)',$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)[|}]");
    private static final Pattern TEXT_USE = Pattern.compile("\\bt\\(\\s*'([\\w.-]+)'\\s*[,)]");
    private static final int FIRST_PAGE_BYTES = 350 * 1024;

    @Test
    void everyModuleThatIsImportedExists() {
        var missing = new TreeSet<String>();
        for (String script : scripts()) {
            for (Pattern pattern : List.of(STATIC_IMPORT, DYNAMIC_IMPORT)) {
                Matcher imports = pattern.matcher(read("vanthu/" + script));
                while (imports.find()) {
                    String target = resolve("vanthu/" + script, imports.group(1));
                    if (DeskResourcesTest.class.getResource(ROOT + target) == null) {
                        missing.add(script + " -> " + target);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() {
        String vietnamese = read("vanthu/i18n/vi.js");
        String english = read("vanthu/i18n/en.js");
        assertThat(placeholdersByKey(english)).isEqualTo(placeholdersByKey(vietnamese));
    }

    @Test
    void everyTextThatPagesNameIsThere() {
        Set<String> known = keys(read("vanthu/i18n/vi.js"));
        var missing = new TreeSet<String>();
        for (String script : scripts()) {
            Matcher uses = TEXT_USE.matcher(read("vanthu/" + script));
            while (uses.find()) {
                if (!known.contains(uses.group(1))) {
                    missing.add(script + ": " + uses.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsInterpretedAsHtmlAndNoScriptIsInline() {
        for (String file : files(".js", ".html")) {
            String text = read("vanthu/" + file);
            assertThat(text)
                    .as(file)
                    .doesNotContain(
                            "unsafeHTML", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
            if (file.endsWith(".html")) {
                assertThat(text)
                        .as(file)
                        .contains("Content-Security-Policy")
                        .doesNotContainPattern("<script(?![^>]*\\bsrc=)");
                assertThat(text).as(file).doesNotContainPattern("\\son\\w+=");
            }
        }
    }

    @Test
    void firstPageStaysLight() {
        long bytes = compressedSize(
                Set.of("vanthu/app/main.js", "vanthu/app/boot.js", "vanthu/pages/workplace.js", "vanthu/i18n/vi.js"));
        assertThat(bytes).isLessThan(FIRST_PAGE_BYTES);
    }

    private static long compressedSize(Set<String> entries) {
        Deque<String> open = new ArrayDeque<>(entries);
        Set<String> seen = new HashSet<>(entries);
        long bytes = 0;
        while (!open.isEmpty()) {
            String script = open.pop();
            String text = read(script);
            bytes += gzipSize(text);
            Pattern pattern = script.startsWith("vanthu/") ? STATIC_IMPORT : MINIFIED_IMPORT;
            Matcher imports = pattern.matcher(text);
            while (imports.find()) {
                String target = resolve(script, imports.group(1));
                if (seen.add(target)) {
                    open.add(target);
                }
            }
        }
        return bytes;
    }

    private static long gzipSize(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    private static Set<String> placeholdersByKey(String bundle) {
        var found = new TreeSet<String>();
        Matcher entries = KEY.matcher(bundle);
        while (entries.find()) {
            var names = new TreeSet<String>();
            Matcher placeholders = PLACEHOLDER.matcher(entries.group(2));
            while (placeholders.find()) {
                names.add(placeholders.group(1));
            }
            found.add(entries.group(1) + " " + names);
        }
        assertThat(found).hasSizeGreaterThan(300);
        return found;
    }

    private static Set<String> keys(String bundle) {
        return KEY.matcher(bundle).results().map(entry -> entry.group(1)).collect(toSet());
    }

    private static String resolve(String from, String relative) {
        return URI.create(from).resolve(relative).normalize().toString();
    }

    private static List<String> scripts() {
        return files(".js");
    }

    private static List<String> files(String... endings) {
        Path root = deskFolder();
        try (Stream<Path> found = Files.walk(root)) {
            return found.map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> Arrays.stream(endings).anyMatch(name::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path deskFolder() {
        try {
            return Path.of(DeskResourcesTest.class
                            .getResource(ROOT + "vanthu/index.html")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String resource) {
        try (var stream = DeskResourcesTest.class.getResourceAsStream(ROOT + resource)) {
            assertThat(stream).as(resource).isNotNull();
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
