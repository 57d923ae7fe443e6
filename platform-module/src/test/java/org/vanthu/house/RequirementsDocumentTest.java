package org.vanthu.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps docs/requirements.md true: it lists which test proves which row, and is written anew with
 * {@code -Dvanthu.write-docs=true}.
 */
class RequirementsDocumentTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCUMENT = ROOT.resolve("docs/requirements.md");
    private static final Pattern ANNOTATION =
            Pattern.compile("@Requirement\\(\\s*(?:value\\s*=\\s*)?\\{?([^)}]*)\\}?\\s*\\)");
    private static final Pattern ROW = Pattern.compile("R00[0-4]-\\d{3}");

    @Test
    void theDocumentListsTheTestsThatNameEachRow() throws IOException {
        String expected = document(rows(), testsByRow());
        if (Boolean.getBoolean("vanthu.write-docs")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT)
                .as(
                        "write it anew: mvn -pl platform-module -am test -Dtest=RequirementsDocumentTest -Dvanthu.write-docs=true")
                .hasContent(expected);
    }

    @Test
    void everyRowThatATestNamesExists() throws IOException {
        assertThat(rows().stream().map(Row::id).toList())
                .containsAll(testsByRow().keySet());
    }

    private static String document(List<Row> rows, Map<String, Set<String>> tests) {
        StringBuilder text = new StringBuilder("""
                # Requirements and the tests that prove them

                Generated from the `@Requirement` annotations of the tests; do not edit. Rows of level E of the five regulations, in the order of their ids.

                """);
        Map<String, Long> total =
                rows.stream().collect(Collectors.groupingBy(Row::capability, TreeMap::new, Collectors.counting()));
        text.append("| capability | rows | proved by a test |\n|---|---|---|\n");
        total.forEach((capability, count) -> text.append("| %s | %d | %d |\n"
                .formatted(
                        capability,
                        count,
                        rows.stream()
                                .filter(row -> row.capability().equals(capability) && tests.containsKey(row.id()))
                                .count())));
        text.append("\n| row | capability | what must hold | tests |\n|---|---|---|---|\n");
        rows.stream()
                .filter(row -> tests.containsKey(row.id()))
                .forEach(row -> text.append("| %s | %s | %s | %s |\n"
                        .formatted(row.id(), row.capability(), row.text(), String.join(", ", tests.get(row.id())))));
        text.append("\nNot yet proved by a test, of the capability `registry`: ");
        text.append(rows.stream()
                .filter(row -> row.capability().equals("registry") && !tests.containsKey(row.id()))
                .map(Row::id)
                .collect(Collectors.joining(", ")));
        return text.append(".\n").toString();
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/requirements-rows.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 3))
                .map(cells -> new Row(cells[0], cells[1], cells[2]))
                .toList();
    }

    private static Map<String, Set<String>> testsByRow() throws IOException {
        Map<String, Set<String>> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> sources = files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            for (Path source : sources) {
                Matcher annotation = ANNOTATION.matcher(Files.readString(source));
                String name = source.getFileName().toString().replace(".java", "");
                while (annotation.find()) {
                    Matcher row = ROW.matcher(annotation.group(1));
                    while (row.find()) {
                        tests.computeIfAbsent(row.group(), id -> new TreeSet<>())
                                .add("`" + name + "`");
                    }
                }
            }
        }
        return tests;
    }

    private record Row(String id, String capability, String text) {}
}
