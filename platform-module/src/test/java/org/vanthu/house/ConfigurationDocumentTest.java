package org.vanthu.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps configuration true: the keys that the contexts use, those that {@code alfresco-global.properties} sets and
 * those of docs/operation/configuration.md are the same. The document is written anew with
 * {@code -Dvanthu.write-docs=true}.
 */
class ConfigurationDocumentTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCUMENT = ROOT.resolve("docs/operation/configuration.md");
    private static final Path MODULE =
            ROOT.resolve("platform-module/src/main/resources/alfresco/module/vanthu-platform");
    private static final Pattern USE = Pattern.compile("\\$\\{(vanthu\\.[^}:]+)[}:]");
    private static final Pattern SECTION = Pattern.compile("# --- (.+) ---");

    /** A key with the comment above it. */
    private record Key(String section, String name, String value, String comment) {}

    @Test
    void everyKeyThatIsUsedIsSetAndTheOtherWayRound() throws IOException {
        assertThat(used()).containsExactlyInAnyOrderElementsOf(names(keys()));
    }

    @Test
    void everyKeyIsOursByItsFirstPartAndSaysWhatItDoes() throws IOException {
        assertThat(keys()).allSatisfy(key -> {
            assertThat(key.name()).matches("vanthu\\.[a-z]+\\.[a-z0-9-]+");
            assertThat(key.comment()).as(key.name()).endsWith(".");
            assertThat(key.section()).as(key.name()).isNotBlank();
        });
    }

    @Test
    void theDocumentListsEveryKeyWithItsDefault() throws IOException {
        String expected = document(keys());
        if (Boolean.getBoolean("vanthu.write-docs")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT)
                .as(
                        "write it anew: mvn -pl platform-module -am test -Dtest=ConfigurationDocumentTest -Dvanthu.write-docs=true")
                .hasContent(expected);
    }

    private static String document(List<Key> keys) {
        StringBuilder text = new StringBuilder("""
                # Configuration

                Generated from the module's `alfresco-global.properties`; do not edit. Set what differs at your site in the repository's own `alfresco-global.properties`
                (ACS: `tomcat/shared/classes`; standalone: `vanthu.properties` in the data directory) and start anew. What is in effect is shown in the desk,
                Administration > System. Log levels: [install-in-acs.md](install-in-acs.md#logging).
                """);
        String section = "";
        for (Key key : keys) {
            if (!key.section().equals(section)) {
                section = key.section();
                text.append("\n## ").append(section).append("\n| key | default | what it does |\n|---|---|---|\n");
            }
            String value = key.value().isEmpty() ? "(empty)" : "`" + key.value().replace(",", ", ") + "`";
            text.append("| `%s` | %s | %s |\n".formatted(key.name(), value, key.comment()));
        }
        return text.toString();
    }

    private static List<Key> keys() throws IOException {
        List<Key> keys = new ArrayList<>();
        String section = "";
        StringBuilder comment = new StringBuilder();
        for (String line : Files.readAllLines(MODULE.resolve("alfresco-global.properties"))) {
            Matcher heading = SECTION.matcher(line);
            if (heading.matches()) {
                section = heading.group(1);
                comment.setLength(0);
            } else if (line.startsWith("#")) {
                comment.append(comment.isEmpty() ? "" : " ")
                        .append(line.substring(1).strip());
            } else if (line.contains("=")) {
                String[] pair = line.split("=", 2);
                keys.add(new Key(section, pair[0].strip(), pair[1].strip(), comment.toString()));
                comment.setLength(0);
            }
        }
        return keys;
    }

    private static Set<String> names(List<Key> keys) {
        return keys.stream().map(Key::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(MODULE.resolve("context"))) {
            for (Path file : files.toList()) {
                Matcher use = USE.matcher(Files.readString(file));
                while (use.find()) {
                    used.add(use.group(1));
                }
            }
        }
        return used;
    }
}
