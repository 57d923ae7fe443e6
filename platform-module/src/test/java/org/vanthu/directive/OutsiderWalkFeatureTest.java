package org.vanthu.directive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.GIVER;
import static org.vanthu.directive.Province.OUTSIDE;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;

/**
 * Somebody of an outside unit knocks at every door there is: each operation of {@code docs/openapi}, for another agency
 * and for her own, with the ids of what is there. Nothing opens but the two doors.
 */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsiderWalkFeatureTest {

    private static final String OUTSIDER = "ngoai.h59";
    private static final String PASSWORD = "A-long-password-1";
    private static final Path DOCUMENTS = Path.of("..", "docs", "openapi");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private static final Set<Integer> CLOSED = Set.of(403, 404);

    /** What an outside unit may ask, each with its own check of what is the unit's. */
    private static final Set<String> DOORS = Set.of(
            "GET /vanthu/system/maintenance",
            "GET /vanthu/session",
            "POST /vanthu/session/password",
            "GET /vanthu/workplace/counters",
            "GET /vanthu/exchange/documents",
            "POST /vanthu/exchange/documents",
            "GET /vanthu/exchange/documents/{id}",
            "GET /vanthu/exchange/documents/{id}/content",
            "POST /vanthu/exchange/documents/{id}/confirm",
            "GET /vanthu/exchange/options",
            "GET /vanthu/directive/lines",
            "GET /vanthu/directive/lines/{id}",
            "POST /vanthu/directive/lines/{id}/{step}",
            "POST /vanthu/directive/requests/{id}/{step}");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final Province province;
    private final List<String> ids = new ArrayList<>();

    OutsiderWalkFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.province = new Province(repository);
    }

    @BeforeAll
    void aProvinceThatOrderedSomethingOfEverybody() {
        province.create();
        LocalDate due = LocalDate.now(clock).plusDays(20);
        String nodeId = province.given(form("Báo cáo kết quả", agency(FIRST, due), agency(OUTSIDE, due)));
        LineRow first = province.lines(nodeId).get(0);
        province.register(first);
        for (LineRow line : province.lines(nodeId)) {
            ids.add(Long.toString(line.id()));
            ids.add(Objects.requireNonNull(province.line(line.id()).place().nodeId()));
        }
        ids.add(nodeId);
        province.as("admin", () -> {
            repository
                    .bean("authenticationService", MutableAuthenticationService.class)
                    .setAuthentication(OUTSIDER, PASSWORD.toCharArray());
            return null;
        });
    }

    /** Public pages ask for no sign-in; the door for other sites asks for a token and knows no person. */
    private static boolean isOpenToNobodySignedIn(Operation operation) {
        return operation.path().equals("/vanthu/metrics")
                || operation.path().startsWith("/vanthu/public")
                || operation.path().startsWith("/vanthu/exchange/peer/");
    }

    @Test
    @Requirement("R000-007")
    void onlyTheTwoDoorsOpenToAnOutsideUnit() throws Exception {
        List<String> open = new ArrayList<>();
        for (Operation operation : operations()) {
            if (!DOORS.contains(operation.name()) && !isOpenToNobodySignedIn(operation)) {
                for (String agency : List.of(GIVER, OUTSIDE)) {
                    for (String id : operation.path().contains("{") ? ids : ids.subList(0, 1)) {
                        HttpResponse<String> answer = operation.send(agency, id);
                        if (!CLOSED.contains(answer.statusCode())) {
                            String body = answer.body();
                            open.add(operation.name() + " of " + agency + " with " + id + ": " + answer.statusCode()
                                    + " " + body.substring(0, Math.min(200, body.length())));
                        }
                    }
                }
            }
        }

        assertThat(open).isEmpty();
    }

    private List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            for (Path file : files.sorted().toList()) {
                Map<?, ?> document =
                        map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)), file);
                map(document.get("paths"), file).forEach((path, value) -> {
                    Map<?, ?> methods = map(value, path);
                    methods.forEach((method, operation) -> {
                        if (METHODS.contains(method.toString())) {
                            operations.add(new Operation(
                                    method.toString().toUpperCase(java.util.Locale.ROOT),
                                    path.toString(),
                                    map(operation, path),
                                    document));
                        }
                    });
                });
            }
        }
        return operations;
    }

    private static Map<?, ?> map(@Nullable Object value, Object where) {
        assertThat(value).as(where.toString()).isInstanceOf(Map.class);
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    /** An operation as its document describes it; what it needs is made up from there. */
    private final class Operation {

        private final String method;
        private final String path;
        private final Map<?, ?> described;
        private final Map<?, ?> document;

        Operation(String method, String path, Map<?, ?> described, Map<?, ?> document) {
            this.method = method;
            this.path = path;
            this.described = described;
            this.document = document;
        }

        String name() {
            return method + " " + path;
        }

        String path() {
            return path;
        }

        HttpResponse<String> send(String agency, String id) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + repository.port()
                            + "/alfresco/service" + filled(agency, id) + query(agency, id)))
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    (OUTSIDER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
            Map<?, ?> content = content();
            if (content.containsKey("multipart/form-data")) {
                request.header("Content-Type", "multipart/form-data; boundary=cut")
                        .method(method, HttpRequest.BodyPublishers.ofString(form(content, agency, id)));
            } else if (!content.isEmpty()) {
                Object schema = map(content.values().iterator().next(), path).get("schema");
                request.header("Content-Type", "application/json")
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(
                                        Json.write(Objects.requireNonNull(sample("", schema, agency, id)))));
            } else {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            }
            return HTTP.send(request.build(), BodyHandlers.ofString());
        }

        private String filled(String agency, String id) {
            Matcher variables = VARIABLE.matcher(path);
            StringBuilder url = new StringBuilder();
            while (variables.find()) {
                variables.appendReplacement(url, value(variables.group(1), agency, id));
            }
            return variables.appendTail(url).toString();
        }

        private String query(String agency, String id) {
            Map<String, String> values = new TreeMap<>();
            for (Object each : described.get("parameters") instanceof List<?> list ? list : List.of()) {
                Map<?, ?> parameter = resolved(each);
                if ("query".equals(parameter.get("in")) && Boolean.TRUE.equals(parameter.get("required"))) {
                    String name = String.valueOf(parameter.get("name"));
                    values.put(name, String.valueOf(sample(name, parameter.get("schema"), agency, id)));
                }
            }
            values.putIfAbsent("agency", agency);
            StringBuilder query = new StringBuilder();
            values.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return query.toString();
        }

        private Map<?, ?> content() {
            Object body = described.get("requestBody");
            return body == null ? Map.of() : map(resolved(body).get("content"), path);
        }

        private String form(Map<?, ?> content, String agency, String id) {
            Map<?, ?> schema =
                    resolved(map(content.get("multipart/form-data"), path).get("schema"));
            StringBuilder form = new StringBuilder();
            map(schema.get("properties"), path).forEach((name, member) -> {
                boolean file = "binary".equals(resolved(member).get("format"));
                Object value = file ? "Văn bản" : sample(name.toString(), member, agency, id);
                form.append("--cut\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append(file ? "\"; filename=\"a.txt\"\r\nContent-Type: text/plain" : "\"")
                        .append("\r\n\r\n")
                        .append(value instanceof String text ? text : Json.write(Objects.requireNonNull(value)))
                        .append("\r\n");
            });
            return form.append("--cut--\r\n").toString();
        }

        private Map<?, ?> resolved(@Nullable Object value) {
            Map<?, ?> found = map(value, path);
            while (found.get("$ref") instanceof String reference) {
                Object target = document;
                for (String step : reference.substring(2).split("/")) {
                    target = map(target, reference).get(step);
                }
                found = map(target, reference);
            }
            return found;
        }

        private @Nullable Object sample(String name, @Nullable Object described, String agency, String id) {
            Map<?, ?> schema = resolved(described);
            if (schema.get("allOf") instanceof List<?> all) {
                return sample(name, all.get(0), agency, id);
            }
            if (schema.get("enum") instanceof List<?> choices) {
                return choices.get(0);
            }
            return switch (String.valueOf(schema.get("type"))) {
                case "integer", "number" -> 1;
                case "boolean" -> false;
                case "array" -> {
                    Object item = sample(name, schema.get("items"), agency, id);
                    yield item == null ? List.of() : List.of(item);
                }
                case "object" -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>();
                    if (schema.get("properties") instanceof Map<?, ?> properties) {
                        properties.forEach((member, its) ->
                                members.put(member.toString(), sample(member.toString(), its, agency, id)));
                    }
                    yield members;
                }
                default ->
                    "date".equals(schema.get("format"))
                            ? "2026-01-05"
                            : "date-time".equals(schema.get("format"))
                                    ? "2026-01-05T08:00:00Z"
                                    : value(name, agency, id);
            };
        }

        private static String value(String name, String agency, String id) {
            return switch (name) {
                case "agency", "code" -> agency;
                case "secrecy" -> "none";
                case "day", "date" -> "2026-01-05";
                case "year" -> "2026";
                case "page", "number", "version" -> "1";
                case "userName", "user" -> "vt.h50";
                default -> id;
            };
        }
    }
}
