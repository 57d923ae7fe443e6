package org.vanthu.publication;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.DocumentProgress;
import org.vanthu.registry.Registration;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.vanthu.statistics.CountedRows;
import org.vanthu.statistics.KeptReportFixture;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What everybody gets without signing in, over HTTP; and who says what that is. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.publication.client-header", value = "X-Real-Client")
@RepositoryProperty(key = "vanthu.publication.requests-per-minute", value = "20")
class PublicationFeatureTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NUMBER = "12/TTr-SNV";
    private static boolean made;
    private static int hours;
    private static @Nullable String nodeId;

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final TestSite site;
    private final Publishing publishing;
    private final Noting noting;

    PublicationFeatureTest(EmbeddedRepository repository, MutableClock clock, Publishing publishing, Noting noting) {
        this.repository = repository;
        this.clock = clock;
        this.site = new TestSite(repository);
        this.publishing = publishing;
        this.noting = noting;
    }

    @BeforeEach
    void aSiteThatReleasesNumberAndStateAndAFreshMinute() {
        clock.set(LocalDateTime.parse("2026-06-30T10:00")
                .atZone(Json.ZONE)
                .plusHours(++hours)
                .toInstant());
        if (!made) {
            made = true;
            site.create();
            Registration registered = site.asRole(
                    "clerk", () -> repository.bean(RegistryService.class).registerIncoming(TestSite.request(NUMBER)));
            nodeId = registered.nodeRef().getId();
            new CountedRows(ModuleTables.of(repository)).halfYear();
            ModuleTables.of(repository)
                    .update(
                            "UPDATE vt_outgoing SET number_text = '5/UBND-VX', issued_date = '2026-03-01', wide = ? WHERE node_id = 'o1'",
                            true);
            ModuleTables.of(repository)
                    .update(
                            "UPDATE vt_outgoing SET number_text = '6/UBND-VX', issued_date = '2026-03-02' WHERE node_id = 'o2'");
        }
        release(true, true, List.of("arrivalNumber", "state"));
    }

    @Test
    @Requirement({"R000-005", "R000-081"})
    void whoKnowsNumberAndDateSeesTheReleasedFieldsOfTheResultAndNoOther() throws Exception {
        HttpResponse<String> found = get("/H99/results?format=json&number=12/ttr-snv&date=2026-01-05");

        assertThat(found.statusCode()).isEqualTo(200);
        JsonNode result = Json.MAPPER.readTree(found.body()).path("results").path(0);
        assertThat(result.fieldNames()).toIterable().containsExactly("arrivalNumber", "state");
        assertThat(result.path("arrivalNumber").asLong()).isPositive();
        assertThat(result.path("state").asText()).isEqualTo("inProgress");
        assertThat(found.headers().firstValue("Cache-Control").orElse("")).contains("public", "max-age=300");
        HttpResponse<String> page = get("/H99/results?lang=en&number=12%2FTTr-SNV&date=5/1/2026");
        assertThat(page.body()).contains("<html lang=\"en\">", "in progress").doesNotContain("<script", "Quy chế");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
    }

    @Test
    @Requirement("R000-081")
    void theCodeOnTheReceiptFindsTheResultAndIsMadeOnceByAClerk() throws Exception {
        assertThatThrownBy(() -> site.asRole("leader", () -> noting.receipt(node())))
                .isInstanceOf(AccessDeniedException.class);
        String code = site.asRole("clerk", () -> noting.receipt(node())).code();

        assertThat(code).matches("[A-Z2-9]{12}");
        assertThat(site.asRole("clerk", () -> noting.receipt(node())).code()).isEqualTo(code);
        String written = Receipts.grouped(String.valueOf(code)).toLowerCase(java.util.Locale.ROOT);
        assertThat(get("/H99/results?format=json&code=" + written).statusCode()).isEqualTo(200);
        assertThat(site.asRole("clerk", () -> repository.bean(Receipts.class).form(node(), "http://mau"))
                        .rows()
                        .toString())
                .contains(Receipts.grouped(String.valueOf(code)), "http://mau/vanthu/public/H99");
    }

    @Test
    @Requirement({"R000-005", "R000-081"})
    void whatDoesNotExistIsNotReleasedKeptBackOrWithheldIsAnsweredAlike() throws Exception {
        String right = "/H99/results?format=json&number=12/TTr-SNV&date=2026-01-05";
        HttpResponse<String> nothing = get("/H99/results?format=json&number=99/TTr-SNV&date=2026-01-05");
        assertThat(nothing.statusCode()).isEqualTo(404);

        alike(nothing, get("/H99/results?format=json&number=12/TTr-SNV&date=2026-01-06"));
        alike(nothing, get("/H99/results?format=json&number=12/TTr-SNV"));
        alike(nothing, get("/H99/results?format=json&code=AAAABBBBCCCC"));
        alike(nothing, get("/H98/results?format=json&number=12/TTr-SNV&date=2026-01-05"));
        alike(nothing, get("/H00/results?format=json&number=12/TTr-SNV&date=2026-01-05"));
        alike(nothing, get("/H98?format=json"));
        alike(nothing, get("/H00?format=json"));
        alike(nothing, get("/H99/items/1?format=json"));
        alike(nothing, get("/H99/items/x/content?format=json"));
        hide(true, "liên quan bên thứ ba");
        alike(nothing, get(right));
        hide(false, "đã hỏi");
        assertThat(get(right).statusCode()).isEqualTo(200);
        release(false, true, List.of("state"));
        alike(nothing, get(right));
        release(true, true, List.of("state"));
        site.as("admin", () -> {
            ModuleTables.of(repository)
                    .update(
                            "INSERT INTO vt_document_secrecy (node_id, agency, mark, state, found_at) VALUES (?, 'H99', 'MẬT', 'found', ?)",
                            node(),
                            LocalDateTime.of(2026, 6, 1, 8, 0));
            return 1;
        });
        alike(nothing, get(right));
        ModuleTables.of(repository).update("DELETE FROM vt_document_secrecy WHERE node_id = ?", node());
    }

    @Test
    @Requirement({"R000-005", "R000-081"})
    void theResultStaysToBeSeenWhileTheDocumentIsProcessedAndWhenItIsDone() throws Exception {
        for (String state : List.of("inProgress", "done", "filed", "registered")) {
            site.as("admin", () -> {
                repository.bean(DocumentProgress.class).set(RegistryService.ref(node()), state);
                return 1;
            });

            assertThat(get("/H99/results?format=json&number=12/TTr-SNV&date=2026-01-05")
                            .statusCode())
                    .as(state)
                    .isEqualTo(200);
        }
    }

    @Test
    @Requirement("R000-081")
    void ofTwoClerksWhoDecideAboutOneDocumentTheSecondIsTold() {
        long seen = hide(true, "chờ hỏi bên thứ ba").version();
        Noting.Note shown = hide(false, "đã hỏi");

        assertThatThrownBy(() -> site.asRole("clerk", () -> noting.hide(node(), true, "không biết", seen)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.getMsgId()).isEqualTo("publication.error.changed"));
        assertThatThrownBy(() -> site.asRole("clerk", () -> noting.hide(node(), true, "không biết", 0)))
                .isInstanceOf(ConflictException.class);
        assertThat(site.asRole("leader", () -> noting.noted(node()))).isEqualTo(shown);
        assertThat(shown.released()).isTrue();
        release(false, true, List.of("state"));
        assertThat(site.asRole("leader", () -> noting.noted(node())).released()).isFalse();
    }

    private Noting.Note hide(boolean hidden, String reason) {
        return site.asRole(
                "clerk",
                () -> noting.hide(node(), hidden, reason, noting.noted(node()).version()));
    }

    @Test
    @Requirement("R002-097")
    void aPublishedReportShowsTheChosenFiguresAsTheyWereWithoutKeysAndIsInTheFeed() throws Exception {
        long report = site.asRole("leader", () -> KeptReportFixture.keep(repository, false));
        Publishing.ItemForm form = form(Item.REPORT, report, null, List.of("assigned", "doneInTime", "overdue"));
        for (String role : List.of("clerk", "follow-up", "specialist")) {
            assertThatThrownBy(() -> site.asRole(role, () -> publishing.publish(form)))
                    .as(role)
                    .isInstanceOf(AccessDeniedException.class);
        }
        Item item = site.asRole("leader", () -> publishing.publish(form));

        String json = get("/H99/items/" + item.id() + "?format=json").body();
        assertThat(json)
                .contains("Công ty Cấp nước", "doneInTime")
                .doesNotContain("notUpdated", "\"key\"", "leader.h99");
        assertThat(get("/H99/items/" + item.id()).body())
                .contains("Báo cáo tình hình thực hiện nhiệm vụ đã giao", "Sở Nội vụ tỉnh Mẫu", "<th scope=\"row\">");
        String feed = get("/H99/feed").body();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(feed)));
        assertThat(feed).contains("urn:vanthu:H99:" + item.id(), "http://www.w3.org/2005/Atom");
        assertThat(get("/H99").body()).contains("/items/" + item.id());

        Item withdrawn =
                site.asRole("leader", () -> publishing.withdraw(Long.parseLong(item.id()), item.version(), "nhầm kỳ"));
        assertThat(withdrawn.state()).isEqualTo(Item.WITHDRAWN);
        assertThatThrownBy(() -> site.asRole(
                        "leader", () -> publishing.withdraw(Long.parseLong(item.id()), item.version(), "nữa")))
                .isInstanceOf(ConflictException.class);
        alike(get("/H99/items/1?format=json"), get("/H99/items/" + item.id() + "?format=json"));
        assertThat(get("/H99/feed").body()).doesNotContain(item.id());
    }

    @Test
    @Requirement("R002-097")
    void aReportByPersonIsNotPublished() {
        long byPerson = site.asRole("leader", () -> KeptReportFixture.keep(repository, true));

        assertThatThrownBy(() ->
                        site.asRole("leader", () -> publishing.publish(form(Item.REPORT, byPerson, null, List.of()))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("statistics.error.people"));
    }

    @Test
    @Requirement("R000-040")
    void onlyIssuedDocumentsArePublishedThoseForDisseminationMustBeMarkedSo() throws Exception {
        assertThatThrownBy(() -> site.asRole(
                        "leader", () -> publishing.publish(form(Item.DISSEMINATION, null, "o2", List.of()))))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() ->
                        site.asRole("leader", () -> publishing.publish(form(Item.CONSULTATION, null, "o2", List.of()))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> site.asRole(
                        "leader", () -> publishing.publish(form(Item.DISSEMINATION, null, "o3", List.of()))))
                .isInstanceOf(org.vanthu.shared.NotFoundException.class);
        Item item = site.asRole("leader", () -> publishing.publish(form(Item.DISSEMINATION, null, "o1", List.of())));

        assertThat(get("/H99/items/" + item.id() + "?format=json").body()).contains("5/UBND-VX");
        assertThatThrownBy(() -> site.asRole(
                        "leader", () -> publishing.publish(form(Item.DISSEMINATION, null, "o1", List.of()))))
                .isInstanceOf(ConflictException.class);
        release(true, false, List.of("state"));
        assertThat(get("/H99/items/" + item.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void theSecondOfTwoWhoChangeWhatIsReleasedIsTold() {
        Released seen = site.asRole("leader", () -> publishing.released("H99"));
        release(true, true, List.of("state"));

        assertThatThrownBy(() -> site.asRole(
                        "content-admin",
                        () -> publishing.release(
                                new Publishing.SettingForm("H99", false, false, false, List.of(), seen.version()))))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> site.asRole(
                        "clerk",
                        () -> publishing.release(
                                new Publishing.SettingForm("H99", false, false, false, List.of(), 1L))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> release(true, true, List.of("note"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whoAsksTooOftenWaitsAMinuteAndTheOthersDoNot() throws Exception {
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            refused += send("/H99?format=json", "203.0.113.7").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(5);
        assertThat(send("/H99?format=json", "203.0.113.8").statusCode()).isEqualTo(200);
        assertThat(send("/H99?format=json", "198.51.100.1, 203.0.113.7").statusCode())
                .as("a client cannot put another name before that of the proxy")
                .isEqualTo(429);
        clock.set(clock.instant().plusSeconds(61));
        assertThat(send("/H99?format=json", "203.0.113.7").statusCode()).isEqualTo(200);
    }

    @Test
    void whatAnAgencyWritesStaysTextOnThePage() throws Exception {
        long report = site.asRole("leader", () -> KeptReportFixture.keep(repository, false));
        Item item = site.asRole(
                "leader",
                () -> publishing.publish(new Publishing.ItemForm(
                        "H99", Item.REPORT, report, null, "<img src=x onerror=alert(1)>", null, null, null)));

        assertThat(get("/H99/items/" + item.id()).body())
                .contains("&lt;img src=x")
                .doesNotContain("<img");
        assertThat(get("/H99/results?code=%22%3E%3Cscript%3E").body()).doesNotContain("<script");
    }

    private void release(boolean results, boolean documents, List<String> fields) {
        site.asRole("content-admin", () -> {
            Released before = publishing.released("H99");
            return publishing.release(
                    new Publishing.SettingForm("H99", results, true, documents, fields, before.version()));
        });
    }

    private static Publishing.ItemForm form(
            String kind, @Nullable Long report, @Nullable String node, List<String> measures) {
        return new Publishing.ItemForm("H99", kind, report, node, "", measures, null, null);
    }

    private static String node() {
        return String.valueOf(nodeId);
    }

    private static void alike(HttpResponse<String> nothing, HttpResponse<String> other) {
        assertThat(other.statusCode()).isEqualTo(nothing.statusCode());
        assertThat(other.body()).isEqualTo(nothing.body());
        assertThat(headers(other)).isEqualTo(headers(nothing));
    }

    private static Map<String, List<String>> headers(HttpResponse<String> response) {
        Map<String, List<String>> headers =
                new java.util.TreeMap<>(response.headers().map());
        headers.remove("date");
        return headers;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, "192.0.2." + hours + "-" + Math.abs(path.hashCode()));
    }

    private HttpResponse<String> send(String path, String client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/service/vanthu/public" + path))
                .header("X-Real-Client", client)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
