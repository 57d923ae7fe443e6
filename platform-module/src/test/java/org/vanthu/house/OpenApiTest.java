package org.vanthu.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps docs/openapi true: the web scripts of the module and the operations of the documents are the same set, and each
 * says what it answers.
 */
class OpenApiTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path WEB_SCRIPTS =
            ROOT.resolve("platform-module/src/main/resources/alfresco/extension/templates/webscripts");
    private static final Pattern URL = Pattern.compile("<url>([^<]*)</url>");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    @Test
    void everyWebScriptIsDescribedAndNothingElse() throws IOException {
        assertThat(described()).isEqualTo(implemented());
    }

    @Test
    void everyOperationHasASummaryAndAnswers() throws IOException {
        for (Map<String, Object> document : documents()) {
            paths(document)
                    .forEach((path, operations) -> operations.forEach((method, operation) -> {
                        if (METHODS.contains(method)) {
                            assertThat(((Map<?, ?>) operation).keySet().contains("summary")
                                            && ((Map<?, ?>) operation).keySet().contains("responses"))
                                    .as(method + " " + path)
                                    .isTrue();
                        }
                    }));
        }
    }

    /**
     * Otherwise a web script container takes what follows the first dot of the last part of a path for the format: the
     * account of {@code van.thu} would be that of {@code van}, the agency H99.01 would be H99.
     */
    @Test
    void everyWebScriptTakesTheFormatFromTheArgumentOnly() throws IOException {
        try (Stream<Path> files = Files.walk(WEB_SCRIPTS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".desc.xml")).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).contains(">argument</format>");
            }
        }
    }

    private static Set<String> implemented() throws IOException {
        Set<String> operations = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WEB_SCRIPTS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".desc.xml")).toList()) {
                String[] name = file.getFileName().toString().split("\\.");
                Matcher url = URL.matcher(Files.readString(file));
                while (url.find()) {
                    operations.add(name[1].toUpperCase(Locale.ROOT) + " "
                            + url.group(1).replaceAll("\\?.*", ""));
                }
            }
        }
        return operations;
    }

    private static Set<String> described() throws IOException {
        Set<String> operations = new TreeSet<>();
        for (Map<String, Object> document : documents()) {
            paths(document)
                    .forEach((path, methods) -> methods.keySet().stream()
                            .filter(METHODS::contains)
                            .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        }
        return operations;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths(Map<String, Object> document) {
        return (Map<String, Map<String, Object>>) document.get("paths");
    }

    private static List<Map<String, Object>> documents() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/openapi"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(OpenApiTest::load)
                    .toList();
        }
    }

    private static Map<String, Object> load(Path file) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
