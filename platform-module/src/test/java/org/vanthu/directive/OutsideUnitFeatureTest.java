package org.vanthu.directive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.GIVER;
import static org.vanthu.directive.Province.OUTSIDE;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;

/** What an outside unit receives and sends, over HTTP, as its people and the clerk at the other end see it. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideUnitFeatureTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "A-long-password-1";
    private static final String OUTSIDER = "ngoai.h59";
    private static final String CLERK = "vt.h51";

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final Province province;

    OutsideUnitFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.province = new Province(repository);
    }

    @BeforeAll
    void people() {
        province.create();
        province.as("admin", () -> {
            for (String user : List.of(OUTSIDER, CLERK, Province.CLERK)) {
                repository
                        .bean("authenticationService", MutableAuthenticationService.class)
                        .setAuthentication(user, PASSWORD.toCharArray());
            }
            return null;
        });
    }

    @Test
    @Requirement({"R000-007", "R000-073", "R000-074"})
    void whatIsGivenToAnOutsideUnitIsReadAndItsReceiptConfirmedOnce() throws Exception {
        String nodeId = province.given(form(
                "Cấp nước cho khu dân cư mới",
                agency(OUTSIDE, LocalDate.now(clock).plusDays(20))));
        JsonNode row = received().get(0);
        String path = "/exchange/documents/" + row.path("id").asText();

        assertThat(row.path("kind").asText()).isEqualTo("directive");
        assertThat(row.path("state").asText()).isEqualTo("sent");
        assertThat(row.path("sender").asText()).isEqualTo(GIVER);
        assertThat(row.path("readable").asBoolean()).isTrue();
        assertThat(counters().path("exchangeNew").asLong()).isPositive();
        HttpResponse<InputStream> file =
                HTTP.send(request(OUTSIDER, path + "/content?download=1").build(), BodyHandlers.ofInputStream());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .contains("attachment");
        assertThat(new String(file.body().readNBytes(5), StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");

        String seen = Json.write(Map.of("version", row.path("version").asLong()));
        assertThat(json(post(OUTSIDER, path + "/confirm", seen)).path("state").asText())
                .isEqualTo("confirmed");
        HttpResponse<String> again = post(OUTSIDER, path + "/confirm", seen);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("exchange.error.confirmed");
        assertThat(get(CLERK, path).statusCode()).isEqualTo(404);
        assertThat(get(CLERK, path + "/content").statusCode()).isEqualTo(404);
        JsonNode sent = json(get(Province.CLERK, "/exchange/documents?side=sent&agency=" + GIVER))
                .path("items")
                .get(0);
        assertThat(sent.path("confirmedBy").asText()).isEqualTo("Lý Văn Ngoài");
        assertThat(sent.path("readable").asBoolean()).isFalse();
        assertThat(province.lines(nodeId)).hasSize(1);
    }

    @Test
    @Requirement({"R000-007", "R000-073"})
    void whatAnOutsideUnitHandsInWaitsForTheClerkWithWhatItSaysAboutIt() throws Exception {
        HttpResponse<String> sent = hand("Báo cáo sản lượng nước quý IV", "15/BC-CN", "Nước sạch " + clock.instant());
        JsonNode row = json(sent);

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(row.path("state").asText()).isEqualTo("sent");
        JsonNode entry = entryOf("bao-cao.txt");
        assertThat(entry.path("source").asText()).isEqualTo("exchange");
        JsonNode said = json(get(CLERK, "/exchange/entries/" + entry.path("id").asText()))
                .path("items")
                .get(0);
        assertThat(said.path("senderName").asText()).isEqualTo("Công ty cấp nước Mẫu");
        assertThat(said.path("number").asText()).isEqualTo("15/BC-CN");
        assertThat(get(OUTSIDER, "/exchange/entries/" + entry.path("id").asText())
                        .statusCode())
                .isEqualTo(403);

        HttpResponse<String> discarded = post(
                CLERK,
                "/capture/entries/" + entry.path("id").asText() + "/discard",
                "{\"reason\":\"Gửi nhầm cơ quan\"}");
        assertThat(discarded.statusCode()).as(discarded.body()).isEqualTo(200);
        JsonNode after =
                json(get(OUTSIDER, "/exchange/documents/" + row.path("id").asText()));
        assertThat(after.path("state").asText()).isEqualTo("refused");
        assertThat(after.path("reason").asText()).contains("Gửi nhầm cơ quan");
    }

    @Test
    void theSameFileIsNotSentTwiceToOneAgency() throws Exception {
        String text = "Một tệp gửi hai lần";
        assertThat(hand("Lần đầu", "", text).statusCode()).isEqualTo(201);

        HttpResponse<String> second = hand("Lần hai", "", text);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("exchange.error.sent-already");
    }

    @Test
    @Requirement("R000-002")
    void aSecretDocumentIsNotTaken() throws Exception {
        HttpResponse<String> refused =
                handIn(Map.of("agency", OUTSIDE, "to", FIRST, "subject", "Kế hoạch", "secrecy", "MẬT"), "Kế hoạch mật");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("registry.error.secret");
    }

    @Test
    void onlyAgenciesWithAClerkReceiveAndOnlyForOneself() throws Exception {
        JsonNode options = json(get(OUTSIDER, "/exchange/options?agency=" + OUTSIDE));

        assertThat(StreamSupport.stream(options.path("receivers").spliterator(), false)
                        .map(one -> one.path("code").asText()))
                .contains(GIVER, FIRST)
                .doesNotContain(OUTSIDE);
        assertThat(handIn(Map.of("agency", OUTSIDE, "to", "H00", "subject", "Thử"), "Thử")
                        .statusCode())
                .isEqualTo(400);
        assertThat(handIn(Map.of("agency", FIRST, "to", GIVER, "subject", "Thử"), "Thử hai")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(OUTSIDER, "/exchange/documents?agency=" + FIRST).statusCode())
                .isEqualTo(403);
    }

    private JsonNode received() throws Exception {
        return json(get(OUTSIDER, "/exchange/documents?agency=" + OUTSIDE)).path("items");
    }

    private JsonNode counters() throws Exception {
        return json(get(OUTSIDER, "/workplace/counters?agency=" + OUTSIDE));
    }

    private JsonNode entryOf(String fileName) throws Exception {
        return StreamSupport.stream(
                        json(get(CLERK, "/capture/entries?state=all&agency=" + FIRST))
                                .path("items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("fileName").asText().equals(fileName))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> hand(String subject, String number, String text) throws Exception {
        return handIn(Map.of("agency", OUTSIDE, "to", FIRST, "subject", subject, "number", number), text);
    }

    private HttpResponse<String> handIn(Map<String, Object> metadata, String text) throws Exception {
        String form = "--cut\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n" + Json.write(metadata)
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bao-cao.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + text + "\r\n--cut--\r\n";
        return HTTP.send(
                request(OUTSIDER, "/exchange/documents")
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String user, String path) throws Exception {
        return HTTP.send(request(user, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String user, String path, String body) throws Exception {
        return HTTP.send(
                request(user, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + repository.port() + "/alfresco/service/vanthu" + path))
                .header("Authorization", "Basic " + credentials);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return Json.MAPPER.readTree(answer.body());
    }
}
