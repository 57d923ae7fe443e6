package org.vanthu.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vanthu.organization.GroupNames;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No name of the module is a name of ACS: beans, properties, models, messages, web scripts, jobs, groups, tables. Our
 * names have a first part of their own; where ACS uses the same first part, the whole names are compared.
 */
class NamesTest {

    private static final Path RESOURCES =
            Path.of("").toAbsolutePath().resolve("src/main/resources").normalize();
    private static final Path MODULE = RESOURCES.resolve("alfresco/module/vanthu-platform");
    private static final Pattern BEAN = Pattern.compile("<bean[^>]*? (?:id|name)=\"([^\"]+)\"");
    private static final Pattern NAMESPACE = Pattern.compile("<namespace uri=\"([^\"]+)\" prefix=\"([^\"]+)\"");
    private static final Pattern URL = Pattern.compile("<url>/?([^</]*)/?([^<]*)</url>");
    private static final Pattern TABLE =
            Pattern.compile("(?i)create (?:table|(?:unique )?index) (?:if not exists )?(\\w+)");
    private static final Pattern JOB_NAME = Pattern.compile("\"(?:jobName|triggerName|group|jobGroup)\"");

    @Test
    void beansBeginWithTheModuleOrAreWebScriptsOrFolderActionsOfItsOwn() {
        Set<String> ofAcs = AcsFacts.lines("bean-ids.txt");
        Set<String> beans = find(BEAN, 1, MODULE.resolve("context"));

        assertThat(beans).hasSizeGreaterThan(100).allSatisfy(bean -> {
            if (!bean.startsWith("webscript.org.vanthu.")) {
                assertThat(bean).matches("vanthu-platform\\..+|registry-(register|number)");
                assertThat(ofAcs).doesNotContain(bean.replaceAll("\\..*", ""));
            }
        });
    }

    /** Quartz and the cluster locks name a job by its bean, which the test above covers. */
    @Test
    void jobsHaveTheNamesOfTheirBeans() {
        assertThat(find(JOB_NAME, 0, MODULE.resolve("context"))).isEmpty();
    }

    @Test
    void modelsHavePrefixesAndUrisOfTheirOwn() {
        Set<String> ofAcs = new HashSet<>();
        AcsFacts.lines("models.txt").forEach(line -> ofAcs.addAll(List.of(line.split(" "))));

        assertThat(find(NAMESPACE, 2, MODULE.resolve("model"))).isNotEmpty().doesNotContainAnyElementsOf(ofAcs);
        assertThat(find(NAMESPACE, 1, MODULE.resolve("model")))
                .doesNotContainAnyElementsOf(ofAcs)
                .allMatch(uri -> uri.startsWith("http://www.vanthu.org/model/"));
    }

    @Test
    void webScriptsAreBelowAPathOfTheirOwn() {
        Set<String> roots = find(URL, 1, RESOURCES.resolve("alfresco/extension/templates/webscripts/org/vanthu"));

        assertThat(roots).containsExactly("vanthu").doesNotContainAnyElementsOf(AcsFacts.lines("url-roots.txt"));
    }

    @Test
    void propertiesHaveAFirstPartOfTheirOwn() throws IOException {
        Set<String> roots = Files.readAllLines(MODULE.resolve("alfresco-global.properties")).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.replaceAll("[.=].*", ""))
                .collect(Collectors.toSet());

        assertThat(roots).containsExactly("vanthu").doesNotContainAnyElementsOf(AcsFacts.lines("property-roots.txt"));
    }

    @Test
    void messagesAreTheirOwn() throws IOException {
        Set<String> roots = AcsFacts.lines("message-roots.txt");
        Set<String> known = AcsFacts.lines("message-keys.txt");
        Set<String> compared = known.stream().map(NamesTest::root).collect(Collectors.toSet());
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(MODULE.resolve("messages"))) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .forEach(line -> keys.add(line.replaceAll("\\s*=.*", "")));
            }
        }

        assertThat(keys).hasSizeGreaterThan(100).doesNotContainAnyElementsOf(known);
        assertThat(keys)
                .as("keys whose first part ACS has too, and whose full keys were not compared")
                .allMatch(key -> !roots.contains(root(key)) || compared.contains(root(key)));
    }

    @Test
    void tablesAndIndexesBeginWithVt() {
        assertThat(find(TABLE, 1, MODULE.resolve("sql"))).isNotEmpty().allMatch(name -> name.startsWith("vt_"));
    }

    /** ACS's own begin with ALFRESCO_, EMAIL_, SITE_ and site_. */
    @Test
    void groupsBeginWithVanthu() {
        assertThat(Stream.of(GroupNames.ALL, GroupNames.agency("H1"), GroupNames.unit("H1", "1")))
                .allMatch(name -> name.matches("GROUP_vanthu(_.+)?"));
    }

    private static String root(String key) {
        return key.replaceAll("[._].*", "");
    }

    private static Set<String> find(Pattern pattern, int group, Path folder) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(group));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
