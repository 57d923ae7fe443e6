package org.vanthu.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the guides name is there. */
class GuidesTest {

    private static final Path ROOT = Path.of("..");
    private static final String RESOURCES = "platform-module/src/main/resources";
    private static final Map<String, String> SHORT = Map.of(
            "R",
            RESOURCES,
            "M",
            RESOURCES + "/alfresco/module/vanthu-platform",
            "D",
            RESOURCES + "/META-INF/resources/vanthu",
            "J",
            "platform-module/src/main/java/org/vanthu");

    @Test
    void everyFileOfTheDeveloperGuideExists() throws Exception {
        String guide = Files.readString(ROOT.resolve("docs/developer/README.md"));
        List<String> paths = all(guide, "`((?:[RMDJ]|docs|platform-module|share-module)/[^`<…]+)`");
        assertThat(paths).hasSizeGreaterThan(30);
        for (String path : paths) {
            String first = path.substring(0, path.indexOf('/'));
            Path file = ROOT.resolve(SHORT.getOrDefault(first, first) + path.substring(path.indexOf('/')));
            assertThat(file).as(path).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/admin/vi/README.md",
                "docs/admin/en/README.md",
                "docs/developer/README.md",
                "docs/operation/cluster.md",
                "docs/features/share.md",
                "README.md"
            })
    void everyLinkOfAGuideLeadsSomewhere(String name) throws Exception {
        Path file = ROOT.resolve(name);
        for (String link : all(Files.readString(file), "\\]\\(([^)#:]+)(?:#[^)]*)?\\)")) {
            assertThat(file.getParent().resolve(link)).as(name + ": " + link).exists();
        }
    }

    @Test
    void bothGuidesForAdministratorsSayTheSame() throws Exception {
        String vietnamese = Files.readString(ROOT.resolve("docs/admin/vi/README.md"));
        String english = Files.readString(ROOT.resolve("docs/admin/en/README.md"));

        assertThat(all(vietnamese, "(?m)^## (\\d+)\\.")).isEqualTo(all(english, "(?m)^## (\\d+)\\."));
        assertThat(all(vietnamese, "(?m)^(\\|)")).hasSameSizeAs(all(english, "(?m)^(\\|)"));
        assertThat(keys(vietnamese)).isEqualTo(keys(english));
    }

    @Test
    void everyPropertyOfTheGuideForAdministratorsIsKnown() throws Exception {
        String known = Files.readString(ROOT.resolve(SHORT.get("M") + "/alfresco-global.properties"));
        for (String key : keys(Files.readString(ROOT.resolve("docs/admin/en/README.md")))) {
            assertThat(known).contains(key + "=");
        }
    }

    private static List<String> keys(String guide) {
        return all(guide, "`(vanthu\\.[a-z.-]+[a-z])[`=]").stream()
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> all(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        try (Stream<MatchResult> found = matcher.results()) {
            return found.map(one -> one.group(1)).toList();
        }
    }
}
