package org.vanthu;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** User texts: the same keys in both languages, well-formed, registered, and every id that the code throws is there. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/alfresco/module/vanthu-platform");
    private static final Path MESSAGES = RESOURCES.resolve("messages");
    private static final Pattern ID = Pattern.compile("\"([a-z]+\\.error\\.[a-z][A-Za-z-]*[a-z])\"");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        for (Path english : english()) {
            Path vietnamese =
                    MESSAGES.resolve(english.getFileName().toString().replace(".properties", "_vi.properties"));
            assertThat(keys(vietnamese)).as(english.toString()).isEqualTo(keys(english));
        }
    }

    @Test
    void textsParseAndUseTheSameArguments() throws IOException {
        for (Path english : english()) {
            Properties texts = load(english);
            Properties translated =
                    load(MESSAGES.resolve(english.getFileName().toString().replace(".properties", "_vi.properties")));
            for (String key : texts.stringPropertyNames()) {
                int arguments = new MessageFormat(texts.getProperty(key)).getFormatsByArgumentIndex().length;
                assertThat(new MessageFormat(translated.getProperty(key)).getFormatsByArgumentIndex())
                        .as(key)
                        .hasSize(arguments);
                assertThat(texts.getProperty(key)).as(key).isNotBlank();
                assertThat(translated.getProperty(key)).as(key).isNotBlank();
            }
        }
    }

    @Test
    void everyBundleIsRegistered() throws IOException {
        StringBuilder contexts = new StringBuilder();
        try (Stream<Path> files = Files.list(RESOURCES.resolve("context"))) {
            for (Path file : files.toList()) {
                contexts.append(Files.readString(file));
            }
        }
        for (Path english : english()) {
            String name = english.getFileName().toString().replace(".properties", "");
            assertThat(contexts.toString()).containsPattern("messages[./]" + name + "</value>");
        }
    }

    @Test
    void everyIdInTheCodeHasAText() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path english : english()) {
            known.addAll(keys(english));
        }
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher ids = ID.matcher(Files.readString(file));
                while (ids.find()) {
                    if (!known.contains(ids.group(1))) {
                        missing.add(ids.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void vietnameseTextsAreComposedUnicode() throws IOException {
        for (Path english : english()) {
            String text = Files.readString(
                    MESSAGES.resolve(english.getFileName().toString().replace(".properties", "_vi.properties")));
            assertThat(java.text.Normalizer.isNormalized(text, java.text.Normalizer.Form.NFC))
                    .isTrue();
        }
    }

    private static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> !file.toString().endsWith("_vi.properties"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        return new TreeSet<>(load(file).stringPropertyNames());
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
