package org.vanthu.containers;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be said of docker/ without an engine of containers. */
class ContainerFilesTest {

    private static final Path DOCKER = Path.of("../docker");
    private static final String ONE = "compose.yaml";
    private static final String CLUSTER = "cluster/compose.yaml";

    @ParameterizedTest
    @ValueSource(strings = {ONE, CLUSTER})
    void everyServiceHasALimitOfMemoryAHealthCheckAndARestart(String file) throws Exception {
        services(file).forEach((name, service) -> {
            assertThat(service).as(name).containsKeys("mem_limit", "healthcheck", "restart", "image");
            assertThat(map(service.get("healthcheck"))).as(name).containsKeys("test", "interval", "timeout", "retries");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, CLUSTER})
    void everyImageIsPinned(String file) throws Exception {
        services(file)
                .forEach((name, service) ->
                        assertThat((String) service.get("image")).as(name).matches(".+:\\d[\\w.-]*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, CLUSTER})
    void everyFileSecretVolumeAndServiceThatIsNamedExists(String file) throws Exception {
        Map<String, Object> compose = compose(file);
        Path folder = DOCKER.resolve(file).getParent();
        Set<String> volumes = map(compose.get("volumes")).keySet();
        Set<String> secrets = map(compose.get("secrets")).keySet();
        Map<String, Map<String, Object>> services = services(file);
        services.forEach((name, service) -> {
            if (service.containsKey("build")) {
                Map<String, Object> build = map(service.get("build"));
                Path context = folder.resolve((String) build.get("context"));
                assertThat(context.resolve((String) build.get("dockerfile"))).exists();
            }
            for (Object volume : list(service.get("volumes"))) {
                String source = volume.toString().split(":", -1)[0];
                if (source.startsWith(".")) {
                    assertThat(folder.resolve(source)).exists();
                } else {
                    assertThat(volumes).as(name).contains(source);
                }
            }
            assertThat(secrets)
                    .as(name)
                    .containsAll(list(service.get("secrets")).stream()
                            .map(Object::toString)
                            .toList());
            assertThat(services.keySet())
                    .as(name)
                    .containsAll(map(service.get("depends_on")).keySet());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, CLUSTER})
    void secretsAreFilesOutsideGit(String file) throws Exception {
        for (Object secret : map(compose(file).get("secrets")).values()) {
            assertThat((String) map(secret).get("file")).matches("(\\.|\\.\\.)/secrets/\\w+");
        }
        assertThat(Files.readString(DOCKER.resolve(".gitignore"))).contains("/secrets/");
    }

    @Test
    void noFileHoldsASecret() throws Exception {
        Pattern secret = Pattern.compile("(?i)(password|secret)\\s*[=:]\\s*[A-Za-z0-9+/]{6,}");
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines)
                    .as(file.toString())
                    .noneMatch(line -> secret.matcher(line).find() && !line.contains("ALFRESCO_SECURE_COMMS: secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, CLUSTER})
    void portsAreOpenOnThisMachineOnly(String file) throws Exception {
        services(file)
                .forEach((name, service) -> list(service.get("ports"))
                        .forEach(port -> assertThat(port.toString()).as(name).startsWith("127.0.0.1:")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"repository", "share", "search"})
    void theImagesAreBuiltAsImagesShouldBe(String image) throws Exception {
        List<String> lines = instructions(DOCKER.resolve(image + "/Dockerfile"));
        String base = lines.get(0);
        assertThat(base).matches("ARG BASE=[\\w./-]+:\\d[\\w.-]*");
        assertThat(lines.get(1)).isEqualTo("FROM ${BASE}");
        assertThat(lines)
                .noneMatch(line -> line.startsWith("ADD ") || line.contains("sudo") || line.contains("latest"));
        String user = lines.stream()
                .filter(line -> line.startsWith("USER "))
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(user).isNotEqualTo("USER root");
        for (String line : lines) {
            if (line.startsWith("COPY ")) {
                String source = line.replaceAll("COPY (--\\S+ )*", "").split(" ")[0];
                if (!source.startsWith("build/")) { // made by ./run.sh acs
                    assertThat(DOCKER.resolve(source)).exists();
                }
            }
        }
    }

    @Test
    void theCommandKnowsEveryVerb() throws Exception {
        String run = Files.readString(Path.of("../run.sh"));
        for (String verb : List.of(
                "build_start",
                "build_start_it_supported",
                "start",
                "stop",
                "purge",
                "tail",
                "build_test",
                "test",
                "reload_acs",
                "reload_share")) {
            assertThat(run).contains("acs_" + verb + "()");
        }
    }

    private static List<String> instructions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(DOCKER)) {
            return new TreeSet<>(walk.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.startsWith(DOCKER.resolve("secrets")) && !file.startsWith(DOCKER.resolve("build")))
                    .toList());
        }
    }

    private static Map<String, Object> compose(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(DOCKER.resolve(file))) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
        }
    }

    private static Map<String, Map<String, Object>> services(String file) throws IOException {
        Map<String, Map<String, Object>> services = new java.util.LinkedHashMap<>();
        map(compose(file).get("services")).forEach((name, service) -> services.put(name, map(service)));
        assertThat(services).isNotEmpty();
        return services;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<Object> list(Object value) {
        return value == null ? List.of() : new ArrayList<>((List<?>) value);
    }
}
