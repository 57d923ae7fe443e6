package org.vanthu.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * Two sites in processes of their own that speak TLS: signed documents go from one to the other, every state comes back
 * by itself, an answer ends the wait, one is refused and one is called back.
 */
class ExchangeIT {

    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static ExchangeSites sites;

    @BeforeAll
    static void twoSites() {
        assumeFalse(Site.isGiven(), "starts sites of its own");
        sites = ExchangeSites.create(Site.fresh("exchange"), 2);
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.close();
        }
    }

    @Test
    @Requirement({
        "R000-004",
        "R000-037",
        "R001-001",
        "R001-020",
        "R001-042",
        "R002-021",
        "R002-033",
        "R002-035",
        "R002-038",
        "R004-004",
        "R004-020",
        "R004-026"
    })
    void aDocumentIsSentRegisteredDirectedAnsweredAndTheAnswerEndsTheWait() {
        String document = sites.office(FIRST)
                .issued(
                        "Về việc cung cấp số liệu",
                        Map.of("replyRequested", true, "replyDue", "2030-01-31", "replyNote", "Báo cáo số liệu"));
        send(FIRST, document, SECOND);
        JsonNode arrival = arrived(SECOND, "Về việc cung cấp số liệu");
        delivery(FIRST, document, "arrived");
        JsonNode said = must(clerk(SECOND)
                        .get("exchange/entries/" + arrival.path("entryId").asText()))
                .json()
                .path("items")
                .get(0);
        assertThat(said.path("number").asText())
                .isEqualTo(arrival.path("number").asText());
        assertThat(said.path("subject").asText()).isEqualTo("Về việc cung cấp số liệu");
        assertThat(said.path("typeCode").asText()).isEqualTo("QD");

        String incoming = register(SECOND, arrival);
        delivery(FIRST, document, "assigned");
        direct(SECOND, incoming);
        act(SECOND, "truongphong", incoming, "assign", map("lead", map("person", "soanthao.ky"), "text", "Đức xử lý."));
        delivery(FIRST, document, "inProgress");
        String answer = sites.office(SECOND)
                .issued("Trả lời về số liệu", Map.of("links", List.of(map("kind", "answers", "nodeId", incoming))));
        delivery(FIRST, document, "done");
        assertThat(events(FIRST, document))
                .containsSubsequence("waiting", "sent", "arrived", "received", "assigned", "inProgress", "done");

        send(SECOND, answer, FIRST);
        register(FIRST, arrived(FIRST, "Trả lời về số liệu"));
        JsonNode closed = Api.until(
                        () -> sites.office(FIRST).document(document),
                        found -> found.json().toString().contains("\"replyClosed\":true"))
                .json();
        assertThat(closed.path("nodeId").asText()).isEqualTo(document);
        assertThat(events(FIRST, document)).contains("answered");
    }

    @Test
    @Requirement({"R001-023", "R001-024", "R002-023", "R002-024", "R002-039"})
    void aDocumentThatTheClerkReturnsIsRefusedAtItsSenderWithTheReason() {
        String document = sites.office(FIRST).issued("Về việc gửi nhầm nơi", Map.of());
        send(FIRST, document, SECOND);
        JsonNode arrival = arrived(SECOND, "Về việc gửi nhầm nơi");
        awaitRead(SECOND, arrival.path("entryId").asText());
        assertThat(clerk(SECOND)
                        .post("capture/entries/" + arrival.path("entryId").asText() + "/discard", map("reason", " "))
                        .status())
                .as("without a reason nothing is returned")
                .isEqualTo(400);

        must(clerk(SECOND)
                .post(
                        "capture/entries/" + arrival.path("entryId").asText() + "/discard",
                        map("reason", "Không thuộc thẩm quyền giải quyết")));

        JsonNode refused = delivery(FIRST, document, "refused");
        assertThat(refused.path("words").asText()).contains("Không thuộc thẩm quyền giải quyết");
    }

    @Test
    @Requirement("R002-028")
    void aRegisteredDocumentIsCalledBackAndGivenBack() {
        String document = sites.office(FIRST).issued("Về việc thu hồi", Map.of());
        send(FIRST, document, SECOND);
        String incoming = register(SECOND, arrived(SECOND, "Về việc thu hồi"));
        delivery(FIRST, document, "assigned");

        JsonNode state = dispatch(FIRST, document);
        must(clerk(FIRST)
                .post(
                        "dispatch/documents/" + document + "/recall",
                        map("version", state.path("version"), "reason", "Sai thể thức")));
        JsonNode asked = Api.until(
                        () -> clerk(SECOND).get("dispatch/arrivals?state=deciding&agency=" + sites.agency(SECOND)),
                        found -> found.json().path("items").size() == 1)
                .json()
                .path("items")
                .get(0);
        assertThat(asked.path("words").asText()).isEqualTo("Sai thể thức");
        must(clerk(SECOND)
                .post(
                        "dispatch/arrivals/" + asked.path("id").asText() + "/decision",
                        map("version", asked.path("version"), "agrees", true, "reason", "")));

        delivery(FIRST, document, "recalled");
        assertThat(must(clerk(SECOND).get("registry/documents/" + incoming))
                        .json()
                        .toString())
                .as("the registration is withdrawn, its line stays")
                .contains("Sai thể thức");
    }

    @Test
    @Requirement({"R001-042", "R002-024", "R002-033"})
    void bothDesksShowWhereADocumentIsAndTheClerksSendItAndCallItBackByClicks() {
        String document = sites.office(FIRST).issued("Về việc gửi bằng tay", Map.of());
        Desk first = desk(FIRST);
        first.goTo("issued/" + document + "?tab=delivery");
        first.click("dispatch-send");
        first.at("added").fill("H01.99");
        first.click("dialog-ok");
        assertThat(first.at("send-dialog")).containsText("H01.99");
        first.at("added").fill(sites.agency(SECOND));
        first.picture("exchange-send");
        first.click("dialog-ok");
        JsonNode arrival = arrived(SECOND, "Về việc gửi bằng tay");
        delivery(FIRST, document, "arrived");
        first.goTo("dispatch");
        assertThat(first.page().getByText("Về việc gửi bằng tay").first()).isVisible();
        first.isAccessible("what is on its way");
        first.picture("exchange-deliveries");

        Desk second = desk(SECOND);
        second.goTo("dispatch?side=arrivals");
        second.page().getByText("Về việc gửi bằng tay").first().dblclick();
        assertThat(second.at("dispatch-dialog"))
                .containsText(arrival.path("number").asText());
        second.picture("exchange-arrival");
        second.page().keyboard().press("Escape");
        assertThat(second.at("dispatch-dialog")).hasCount(0);
        String incoming = register(SECOND, arrival);
        delivery(FIRST, document, "assigned");

        first.goTo("issued/" + document + "?tab=delivery");
        assertThat(first.at("dispatch").locator("[data-state=assigned]")).hasCount(1);
        first.picture("exchange-document");
        first.click("dispatch-recall");
        first.at("reason").fill("Gửi nhầm bản dự thảo");
        first.click("dialog-ok");
        Api.until(
                () -> clerk(SECOND)
                        .get("dispatch/arrivals?state=deciding&agency=" + sites.agency(SECOND) + "&q="
                                + Api.encode("gửi bằng tay")),
                found -> found.json().path("items").size() == 1);
        second.goTo("dispatch?side=arrivals&state=deciding");
        second.page()
                .locator("tr:has-text('Về việc gửi bằng tay'):has([data-state=deciding])")
                .click();
        assertThat(second.at("dispatch-dialog")).containsText("Gửi nhầm bản dự thảo");
        second.picture("exchange-recall");
        second.click("recall-agree");
        second.at("confirm").getByTestId("dialog-ok").click();
        delivery(FIRST, document, "recalled");
        first.goTo("dispatch");
        first.goTo("issued/" + document + "?tab=delivery");
        assertThat(first.at("dispatch").locator("[data-state=recalled]")).hasCount(1);
        first.picture("exchange-recalled");
        second.goTo("document/" + incoming);
        second.picture("exchange-given-back");
        first.close();
        second.close();
    }

    @Test
    @Requirement("R002-022")
    void whoHasTheEarlierDocumentIsSentTheLaterOneAsItsReplacementAndPaperTakesAGround() {
        String earlier = sites.office(FIRST).issued("Về việc quy chế làm việc, bản đầu", Map.of());
        send(FIRST, earlier, SECOND);
        register(SECOND, arrived(SECOND, "quy chế làm việc, bản đầu"));
        delivery(FIRST, earlier, "assigned");
        String later = sites.office(FIRST)
                .issued(
                        "Về việc quy chế làm việc, bản sau",
                        map(
                                "mode",
                                "electronic",
                                "links",
                                List.of(map("kind", "replaces", "nodeId", earlier)),
                                "recipients",
                                List.of(map(
                                        "kind",
                                        "agency",
                                        "code",
                                        sites.agency(SECOND),
                                        "name",
                                        "Chi cục của nơi thứ 2",
                                        "purpose",
                                        "action",
                                        "copies",
                                        1))));
        Desk first = desk(FIRST);
        first.goTo("issued/" + later + "?tab=delivery");
        first.click("dispatch-send");
        assertThat(first.at("send-change")).containsText("thay thế");
        first.at("send-dialog").locator("input[name^=paper]").check();
        first.click("dialog-ok");
        assertThat(first.at("send-dialog")).containsText("ba trường hợp");
        first.at("send-dialog").locator("select[name^=ground]").selectOption("receiversList");
        first.isAccessible("sending with paper");
        first.picture("exchange-send-change");
        first.page().setViewportSize(390, 800);
        first.picture("exchange-send-change-390");
        first.page().setViewportSize(1366, 768);
        first.click("dialog-ok");

        JsonNode arrival = arrived(SECOND, "quy chế làm việc, bản sau");
        assertThat(arrival.path("kind").asText()).isEqualTo("replacement");
        assertThat(arrival.path("affects").path("subject").asText()).contains("bản đầu");
        register(SECOND, arrival);
        Api.until(
                () -> clerk(FIRST).get("dispatch/documents/" + earlier),
                found -> found.json().findValuesAsText("code").contains("changedBy"));
        first.goTo("dispatch");
        first.goTo("issued/" + earlier + "?tab=delivery");
        first.at("dispatch").locator("summary").last().click();
        assertThat(first.at("dispatch")).containsText("đồng ý cập nhật, thay thế bằng");
        first.picture("exchange-replaced");
        first.close();
    }

    private static Desk desk(int site) {
        return Desk.of(sites.process(site).address(), sites.office(site).account("vanthu"));
    }

    @Test
    @Requirement("R002-024")
    void filesBesideADocumentAreSeenRegisteredReadAndFoundWithIt() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("danh-muc-vi-tri.pdf", TinyPdf.of("Danh muc vi tri viec lam thuoc bien che"));
        files.put("giay-moi-rieng.pdf", TinyPdf.of("Giay moi hop chuyen mon"));
        String document = sites.office(FIRST).issuedWith("Về việc ban hành danh mục", files);
        send(FIRST, document, SECOND);
        JsonNode arrival = arrived(SECOND, "Về việc ban hành danh mục");
        String entry = arrival.path("entryId").asText();
        awaitRead(SECOND, entry);
        Api.until(
                () -> clerk(SECOND).get("capture/entries/" + entry),
                found -> found.json()
                        .path("attachments")
                        .findValuesAsText("state")
                        .equals(List.of("attached", "attached")));

        Desk second = desk(SECOND);
        second.goTo("capture/" + entry);
        Locator attachments = second.at("attachments");
        assertThat(attachments.getByTestId("attachment")).hasCount(2);
        second.picture("capture-attachments");
        second.isAccessible("files beside a document");
        attachments.getByText("danh-muc-vi-tri.pdf").click();
        assertThat(second.at("pdf-dialog")).containsText("danh-muc-vi-tri.pdf");
        second.page().keyboard().press("Escape");
        attachments
                .getByTestId("attachment")
                .filter(new Locator.FilterOptions().setHasText("giay-moi-rieng.pdf"))
                .getByTestId("separate")
                .click();
        assertThat(second.at("attachments").getByTestId("attachment")).hasCount(1);
        assertThat(second.at("entries")).containsText("giay-moi-rieng.pdf");

        String incoming = register(SECOND, arrival);
        second.goTo("document/" + incoming);
        assertThat(second.at("attachments")).containsText("danh-muc-vi-tri.pdf");
        second.picture("document-attachments");
        second.at("attachments").getByText("danh-muc-vi-tri.pdf").click();
        assertThat(second.at("pdf-dialog")).containsText("danh-muc-vi-tri.pdf");
        second.close();
        Api.until(
                () -> clerk(SECOND).get("search?q=" + Api.encode("\"vi tri viec lam\"")),
                found -> found.json().path("items").findValuesAsText("nodeId").contains(incoming));
    }

    @Test
    void aSiteWithoutACertificateIsNotLetIn() throws Exception {
        sites.office(FIRST);
        assertThat(BareTls.post(
                        sites.port(SECOND),
                        "/alfresco/service/vanthu/exchange/peer/messages",
                        sites.process(SECOND).data().resolve("tls.pem")))
                .isEqualTo(403);
    }

    private static Api clerk(int site) {
        return sites.office(site).as("vanthu");
    }

    private static void send(int from, String document, int to) {
        JsonNode state = dispatch(from, document);
        must(clerk(from)
                .post(
                        "dispatch/documents/" + document + "/send",
                        map(
                                "version",
                                state.path("version"),
                                "recipients",
                                List.of(),
                                "added",
                                List.of(map("code", sites.agency(to))))));
    }

    private static JsonNode dispatch(int site, String document) {
        return must(clerk(site).get("dispatch/documents/" + document)).json();
    }

    /** Waits until the electronic delivery of the document is so far. */
    private static JsonNode delivery(int site, String document, String state) {
        Api.Answer answer = Api.until(
                () -> clerk(site).get("dispatch/documents/" + document),
                found -> state.equals(electronic(found.json()).path("state").asText()));
        return electronic(answer.json());
    }

    private static JsonNode electronic(JsonNode dispatch) {
        for (JsonNode delivery : dispatch.path("deliveries")) {
            if (delivery.path("connector").asText().equals("peer")) {
                return delivery;
            }
        }
        return Api.JSON.missingNode();
    }

    private static List<String> events(int site, String document) {
        return electronic(dispatch(site, document)).path("events").findValuesAsText("code");
    }

    private static JsonNode arrived(int site, String subject) {
        Api.Answer answer = Api.until(
                () -> clerk(site).get("dispatch/arrivals?agency=" + sites.agency(site) + "&q=" + Api.encode(subject)),
                found -> found.json().path("items").size() == 1);
        return answer.json().path("items").get(0);
    }

    /** Registers with what the sender says, as the clerk who presses one key. */
    private static String register(int site, JsonNode arrival) {
        String entry = arrival.path("entryId").asText();
        JsonNode said = must(clerk(site).get("exchange/entries/" + entry))
                .json()
                .path("items")
                .get(0);
        Map<String, Object> fields = new HashMap<>();
        fields.put("number", said.path("number").asText());
        fields.put("issuedDate", said.path("date").asText());
        fields.put("issuerName", said.path("senderName").asText());
        fields.put("typeCode", said.path("typeCode").asText());
        fields.put("subject", said.path("subject").asText());
        fields.put("urgency", 0);
        fields.put("secrecy", "none");
        awaitRead(site, entry);
        return must(clerk(site)
                        .post(
                                "registry/incoming",
                                map("agency", sites.agency(site), "fields", fields, "entryId", entry)))
                .json()
                .path("nodeId")
                .asText();
    }

    /** An entry that is being read is not the clerk's yet. */
    private static void awaitRead(int site, String entry) {
        Api.until(
                () -> clerk(site).get("capture/entries/" + entry),
                found -> found.json().path("state").asText().equals("awaitingCheck"));
    }

    private static void direct(int site, String document) {
        act(site, "lanhdao", document, "direct", map("lead", map("unit", "KT"), "text", "Phòng Kinh tế tham mưu."));
    }

    private static void act(int site, String person, String document, String action, Map<String, Object> body) {
        Api api = sites.office(site).as(person);
        List<JsonNode> mine = new ArrayList<>();
        Api.until(() -> api.get("work/items?limit=500&agency=" + sites.agency(site)), found -> {
            mine.clear();
            found.json().path("items").forEach(item -> {
                if (item.path("nodeId").asText().equals(document)) {
                    mine.add(item);
                }
            });
            return !mine.isEmpty();
        });
        body.put("version", mine.get(0).path("version"));
        must(api.post("routing/items/" + mine.get(0).path("id").asText() + "/" + action, body));
    }
}
