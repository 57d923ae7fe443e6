package org.vanthu.share;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every text that people see is there in Vietnamese and in English. */
class ShareTextsTest {

    private static final Path MESSAGES = ShareFiles.EXTENSION.resolve("messages");

    @Test
    void bothLanguagesHaveTheSameKeys() throws Exception {
        for (Path english : ShareFiles.all(ShareFiles.EXTENSION, name -> name.matches("[^_]+\\.properties"))) {
            Path vietnamese =
                    english.resolveSibling(english.getFileName().toString().replace(".properties", "_vi.properties"));
            assertThat(ShareFiles.bundle(vietnamese).keySet())
                    .as(vietnamese.toString())
                    .isEqualTo(ShareFiles.bundle(english).keySet());
        }
    }

    @Test
    void everyKeyThatIsUsedHasATextAndEveryTextIsUsed() throws Exception {
        Set<String> used = new TreeSet<>();
        Set<Path> files = ShareFiles.all(
                ShareFiles.RESOURCES, name -> name.matches(".*\\.(xml|ftl)") || name.endsWith(".get.js"));
        for (Path file : files) {
            String text = Files.readString(file);
            used.addAll(ShareFiles.matches(
                    text,
                    "[\"'> ](vanthu\\.(?:page|header|preset|set|search|action|indicator|counters|label)\\.[\\w-]+)"));
        }
        String dashlet = Files.readString(
                ShareFiles.EXTENSION.resolve("site-webscripts/org/vanthu/dashlets/vanthu-counters.get.html.ftl"));
        String names =
                ShareFiles.matches(dashlet, "<#list \\[([^\\]]*)\\]").iterator().next();
        ShareFiles.matches(names, "\"(\\w+)\"").forEach(name -> used.add("vanthu.counter." + name));
        used.addAll(ShareFiles.filters("displayName").values());
        Properties texts = ShareFiles.bundle(MESSAGES.resolve("vanthu.properties"));

        assertThat(texts.stringPropertyNames()).isEqualTo(used);
    }

    @Test
    void everyTextIsAMessageFormat() throws Exception {
        for (Path file : ShareFiles.all(ShareFiles.EXTENSION, name -> name.endsWith(".properties"))) {
            for (Object text : ShareFiles.bundle(file).values()) {
                assertThat(new MessageFormat((String) text).format(new Object[0]))
                        .isNotBlank();
            }
        }
    }
}
