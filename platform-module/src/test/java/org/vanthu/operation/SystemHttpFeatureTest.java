package org.vanthu.operation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.operation.SystemReport.State;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.JobRuns;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.SqlMigrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "vanthu.embedded.admin-password", value = SystemHttpFeatureTest.PASSWORD)
@RepositoryProperty(key = "vanthu.cluster.server-name", value = "the-only-one")
@RepositoryProperty(key = "vanthu.audit.seal-cron", value = "0/1 * * * * ?")
@RepositoryProperty(key = "vanthu.operation.metrics-token-file", value = SystemHttpFeatureTest.TOKEN_FILE)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
class SystemHttpFeatureTest {

    static final String PASSWORD = "A-long-password-1";
    static final String TOKEN_FILE = "target/metrics-token";
    private static final Path TOKEN = Path.of(TOKEN_FILE);
    private static final String METRICS_TOKEN = "a-token-of-thirty-characters-0";
    private static final String CLERK = "clerk-of-system";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedRepository repository;

    SystemHttpFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
    }

    @BeforeAll
    static void anAgencyWithAClerk(EmbeddedRepository repository) {
        AuthenticationUtil.runAsSystem(() -> repository
                .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                .doInTransaction(
                        () -> {
                            OrganizationFixture.agency(repository, "H41", true);
                            OrganizationFixture.clerk(repository, "H41", CLERK);
                            repository
                                    .bean("authenticationService", MutableAuthenticationService.class)
                                    .setAuthentication(CLERK, PASSWORD.toCharArray());
                            return null;
                        },
                        false,
                        true));
    }

    @Test
    void isForAdministratorsOfTheSiteOnly() throws Exception {
        assertThat(get(CLERK, PASSWORD).statusCode()).isEqualTo(403);
        assertThat(get("admin", "wrong").statusCode()).isEqualTo(401);
        assertThat(get("admin", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void namesServerConfigurationAndWhatDiffersFromTheDefault() throws Exception {
        JsonNode system = system();

        assertThat(system.path("server").path("name").asText()).isEqualTo("the-only-one");
        assertThat(system.path("server").path("version").asText()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(system.path("server").path("database").asText()).matches("(PostgreSQL|MariaDB|MySQL) \\d.*");
        JsonNode workers = row(system, "configuration", "key", "vanthu.capture.workers");
        assertThat(workers.path("value").asText()).isEqualTo("0");
        assertThat(workers.path("changed").asBoolean()).isFalse();
        JsonNode command = row(system, "configuration", "key", "vanthu.capture.ocr-command");
        assertThat(command.path("value").asText()).isEqualTo("no-such-program");
        assertThat(command.path("shipped").asText()).isEqualTo("ocrmypdf");
        assertThat(command.path("changed").asBoolean()).isTrue();
        assertThat(row(system, "configuration", "key", "vanthu.audit.anchor-file")
                        .path("value")
                        .asText())
                .as("placeholders are replaced")
                .doesNotContain("${");
    }

    @Test
    void tellsRecognitionFoldersQueueIndexMigrationsAndLibraries() throws Exception {
        JsonNode system = system();

        assertThat(system.path("ocr").path("available").asBoolean()).isFalse();
        assertThat(system.path("ocr").path("hint").asText()).contains("ocrmypdf");
        JsonNode folder = row(system, "folders", "agency", "H41");
        assertThat(folder.path("path").asText()).endsWith("scans/H41");
        assertThat(folder.path("waiting").asLong()).isZero();
        assertThat(system.path("index").path("upToDate").asBoolean()).isTrue();
        assertThat(system.path("migrations"))
                .hasSameSizeAs(repository.bean(SqlMigrations.class).applied());
        assertThat(row(system, "libraries", "artifact", "org.apache.pdfbox:pdfbox")
                        .path("state")
                        .asText())
                .isEqualTo("OK");
        assertThat(rows(system, "libraries"))
                .hasSizeGreaterThan(6)
                .allSatisfy(library -> assertThat(library.path("state").asText())
                        .as(library.toString())
                        .isEqualTo("OK"));
    }

    @Test
    void tellsWhenAJobRanLastAndWhere() throws Exception {
        JsonNode seal = waitFor("vanthu-platform.audit.sealJobDetail", job -> job.hasNonNull("lastEndedAt"));

        assertThat(seal.path("lastServer").asText()).isEqualTo("the-only-one");
        assertThat(seal.path("schedule").asText()).isEqualTo("0/1 * * * * ?");
        assertThat(seal.hasNonNull("next")).isTrue();
        assertThat(seal.hasNonNull("failure")).isFalse();
        assertThat(rows(system(), "jobs"))
                .extracting(job -> job.path("name").asText())
                .contains("vanthu-platform.registry.anchorJobDetail");
    }

    @Test
    void aJobThatFailsIsNotedAndFails() {
        JobRuns runs = repository.bean(JobRuns.class);

        assertThatThrownBy(() -> runs.run("a-test", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(runs.last()).anySatisfy(run -> {
            assertThat(run.job()).isEqualTo("a-test");
            assertThat(run.failure()).isEqualTo("java.lang.IllegalStateException");
        });
        runs.run("a-test", () -> {});
        assertThat(runs.last())
                .filteredOn(run -> run.job().equals("a-test"))
                .singleElement()
                .extracting(JobRuns.Run::failure)
                .isNull();
    }

    @Test
    @Requirement("R002-130")
    void everybodySeesWhatAnAdministratorAnnouncesUntilItIsTakenBack() throws Exception {
        Instant starts = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> form = Map.of(
                "words", "Nâng cấp; hãy lưu việc đang làm", "startsAt", starts, "endsAt", starts.plusSeconds(3600));

        assertThat(send("POST", CLERK, "/maintenance", form).statusCode()).isEqualTo(403);
        assertThat(send("POST", "admin", "/maintenance", Map.of("words", "x", "startsAt", starts, "endsAt", starts))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> made = send("POST", "admin", "/maintenance", form);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String id = Json.read(made.body(), JsonNode.class).path("id").asText();

        JsonNode seen = Json.read(send("GET", CLERK, "/maintenance", null).body(), JsonNode.class);
        assertThat(OffsetDateTime.parse(
                                row(seen, "items", "id", id).path("startsAt").asText())
                        .toInstant())
                .isEqualTo(starts);
        assertThat(send("DELETE", CLERK, "/maintenance/" + id, null).statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", "admin", "/maintenance/" + id, null).statusCode())
                .isEqualTo(204);
        assertThat(send("GET", CLERK, "/maintenance", null).body()).doesNotContain(id);
        assertThat(send("DELETE", "admin", "/maintenance/" + id, null).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Requirement("R002-131")
    void theFingerprintOfAllRegistersChangesWithThemAndABrokenOneIsNamed() throws Exception {
        register("1/CV");
        JsonNode before = integrity();
        JsonNode again = integrity();
        register("2/CV");
        JsonNode after = integrity();

        assertThat(before.path("ok").asBoolean()).as(before.toString()).isTrue();
        assertThat(again.path("fingerprint")).isEqualTo(before.path("fingerprint"));
        assertThat(after.path("fingerprint")).isNotEqualTo(before.path("fingerprint"));
        assertThat(send("GET", CLERK, "/integrity", null).statusCode()).isEqualTo(403);
        assertThat(send("GET", "admin", "/integrity?year=3000", null).statusCode())
                .isEqualTo(400);

        ModuleTables.of(repository)
                .update("UPDATE vt_register_entry SET reason = 'đổi' WHERE register_id LIKE 'H41~%'");
        JsonNode broken = integrity();
        assertThat(broken.path("ok").asBoolean()).isFalse();
        assertThat(broken.path("registers"))
                .anySatisfy(one -> assertThat(one.path("firstBroken").asText()).isNotEmpty());
    }

    @Test
    @Requirement({"R002-129", "R002-142"})
    void figuresAreReadByWhoeverShowsTheTokenAndNobodyElse() throws Exception {
        Files.writeString(TOKEN, METRICS_TOKEN);

        assertThat(metrics("another-token-of-some-length").statusCode()).isEqualTo(401);
        HttpResponse<String> figures = metrics(METRICS_TOKEN);

        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.body())
                .contains("vanthu_info{server=\"the-only-one\"")
                .contains("vanthu_capture_queue_entries{step=\"store\"} 0\n")
                .contains("vanthu_exchange_undelivered_messages{state=\"failed\"} 0\n")
                .contains("vanthu_job_failed{job=\"vanthu-platform.registry.anchorJobDetail\"}")
                .doesNotContain(CLERK);
        assertThat(figures.body().lines())
                .allMatch(line -> line.matches("# (HELP|TYPE) .*|[a-z_]+(\\{.*})? -?[0-9.]+"), "a line of the format");
        Files.writeString(TOKEN, "short");
        assertThat(metrics("short").statusCode())
                .as("a token that is too short")
                .isEqualTo(401);
    }

    @Test
    void secretsAreNotShown() {
        assertThat(List.of("vanthu.exchange.api-key", "vanthu.mail.password", "vanthu.exchange.token"))
                .allMatch(Configuration::isSecret);
        assertThat(List.of("vanthu.organization.generated-password-length", "vanthu.capture.workers"))
                .noneMatch(Configuration::isSecret);
    }

    @Test
    void aLibraryThatIsMissingOrAnotherIsAFault() {
        assertThat(Libraries.look("org.apache.pdfbox:pdfbox", "2.0.0").state()).isEqualTo(State.OTHER_VERSION);
        assertThat(Libraries.look("org.example:nothing", "1").state()).isEqualTo(State.MISSING);
    }

    private JsonNode waitFor(String job, Predicate<JsonNode> reached) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode now = row(system(), "jobs", "name", job);
        while (!reached.test(now)) {
            assertThat(System.nanoTime()).as("time").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            now = row(system(), "jobs", "name", job);
        }
        return now;
    }

    private JsonNode system() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("admin", PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body(), JsonNode.class);
    }

    private static JsonNode row(JsonNode system, String list, String key, String value) {
        Optional<JsonNode> row = rows(system, list).stream()
                .filter(one -> one.path(key).asText().equals(value))
                .findFirst();
        assertThat(row).as(value + " in " + list).isPresent();
        return row.get();
    }

    private static List<JsonNode> rows(JsonNode system, String list) {
        Iterator<JsonNode> rows = system.path(list).elements();
        return StreamSupport.stream(((Iterable<JsonNode>) () -> rows).spliterator(), false)
                .toList();
    }

    private void register(String number) {
        new TestSite(repository)
                .as(
                        CLERK,
                        () -> repository
                                .bean(RegistryService.class)
                                .registerIncoming(new RegistrationRequest(
                                        "H41",
                                        null,
                                        null,
                                        null,
                                        TestSite.fields(number, "Về việc " + number),
                                        null,
                                        null,
                                        null,
                                        null,
                                        false)));
    }

    private JsonNode integrity() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", "admin", "/integrity", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body(), JsonNode.class);
    }

    private HttpResponse<String> metrics(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/service/vanthu/metrics"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String user, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/service/vanthu/system" + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String user, String password) throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/service/vanthu/system"))
                .header("Authorization", "Basic " + credentials)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
