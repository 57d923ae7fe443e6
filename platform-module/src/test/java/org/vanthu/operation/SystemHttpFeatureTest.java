package org.vanthu.operation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.operation.SystemReport.State;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.shared.JobRuns;
import org.vanthu.shared.Json;
import org.vanthu.shared.SqlMigrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "vanthu.embedded.admin-password", value = SystemHttpFeatureTest.PASSWORD)
@RepositoryProperty(key = "vanthu.cluster.server-name", value = "the-only-one")
@RepositoryProperty(key = "vanthu.audit.seal-cron", value = "0/1 * * * * ?")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
class SystemHttpFeatureTest {

    static final String PASSWORD = "A-long-password-1";
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
