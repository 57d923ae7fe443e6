package org.vanthu.acceptance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/**
 * A day in an office: ten incoming documents, three of them urgent, are directed by the secretary for the leader; two
 * are answered by one reply that is drafted, reviewed, checked, approved, signed, numbered, sealed and issued; one is
 * returned, one goes to another unit, the others end each in a way of its own. At the end of the day every document is
 * in its right state and the books can be printed.
 */
class OneDayIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.N1");
    private static final String AGENCY = OFFICE.agency();
    private static final byte[] PDF = TinyPdf.of("Du thao van ban");

    private final List<String> documents = new ArrayList<>();

    @Test
    @Requirement({"R000-010", "R000-033", "R000-049", "R000-057", "R000-058", "R001-019", "R001-032", "R004-003"})
    void everyDocumentOfTheDayEndsInItsRightState() {
        theClerkRegistersTen();
        theSecretaryDirectsThemForTheLeader();
        theHeadAssigns();
        String reply = twoAreAnsweredByOneReply();
        oneIsReturnedAndOneGoesToTheOtherUnit();
        theOthersEndEachInItsWay();
        step("truongvx", reply, "received", map());

        assertThat(states())
                .containsExactly(
                        "done",
                        "done",
                        "filed",
                        "filed",
                        "filed",
                        "declined",
                        "answeredEarlier",
                        "filed",
                        "filed",
                        "filed");
        assertThat(processing(0).at("/answeredBy/0/nodeId").asText()).isEqualTo(reply);
        assertThat(processing(1).at("/answeredBy/0/nodeId").asText()).isEqualTo(reply);
        assertThat(OFFICE.as("lanhdao")
                        .get("work/items?box=agency&agency=" + AGENCY)
                        .json()
                        .path("items"))
                .as("nothing is left in anybody's hands")
                .isEmpty();
        theBooksArePrinted();
    }

    private void theClerkRegistersTen() {
        for (int i = 1; i <= 10; i++) {
            Map<String, Object> fields = Clerk.fields(i + "/CV-NGAY", "Về việc thứ " + i + " của một ngày");
            fields.put("urgency", i % 4 == 3 || i == 10 ? 2 : 0);
            documents.add(must(OFFICE.clerk()
                            .api()
                            .post("registry/incoming", OFFICE.clerk().request(fields)))
                    .json()
                    .path("nodeId")
                    .asText());
        }
        JsonNode queue =
                OFFICE.as("lanhdao").get("work/items?agency=" + AGENCY).json().path("items");
        assertThat(queue).hasSize(10);
        assertThat(queue.findValuesAsText("urgency").subList(0, 4))
                .as("the urgent ones come first")
                .containsExactly("2", "2", "2", "0");
    }

    private void theSecretaryDirectsThemForTheLeader() {
        String leader = OFFICE.userName("lanhdao");
        Api secretary = OFFICE.as("thuky");
        assertThat(secretary.get("work/items?agency=" + AGENCY).json().path("items"))
                .as("without a delegation the leader's work is not the secretary's")
                .isEmpty();
        must(OFFICE.as("lanhdao")
                .post(
                        "delegation/delegations",
                        map(
                                "agency",
                                AGENCY,
                                "delegate",
                                OFFICE.userName("thuky"),
                                "scopes",
                                List.of("direct", "forward"),
                                "reason",
                                "Đi công tác")));
        List<Object> items = new ArrayList<>();
        secretary
                .get("work/items?agency=" + AGENCY)
                .json()
                .path("items")
                .forEach(item -> items.add(map("id", item.path("id").asText(), "version", item.path("version"))));
        JsonNode results = must(secretary.post(
                        "routing/direct",
                        map(
                                "items",
                                items,
                                "lead",
                                map("unit", StaffedOffice.ECONOMY),
                                "text",
                                "Phòng Kinh tế tham mưu.",
                                "onBehalfOf",
                                leader,
                                "handwriting",
                                map("reference", "Bút phê ngày hôm nay, tập 3"))))
                .json()
                .path("items");
        assertThat(results).hasSize(10).allMatch(result -> result.path("ok").asBoolean());
        JsonNode first = flow(0).get(0);
        assertThat(first.path("endedByName").asText()).isEqualTo("Lê Thu Hà");
        assertThat(first.path("endedForName").asText()).isEqualTo("Trần Văn An");
    }

    private void theHeadAssigns() {
        for (int i = 0; i < 10; i++) {
            if (i != 3) {
                act(
                        "truongphong",
                        i,
                        "assign",
                        map("lead", map("person", OFFICE.userName("chuyenvien")), "text", "Đức xử lý."));
            }
        }
    }

    private String twoAreAnsweredByOneReply() {
        Api specialist = OFFICE.as("chuyenvien");
        String metadata = json(map(
                "agency",
                AGENCY,
                "typeCode",
                "CV",
                "subject",
                "Về việc trả lời hai văn bản",
                "signer",
                OFFICE.userName("lanhdao"),
                "signerPosition",
                "Chi cục trưởng",
                "submission",
                "Kính trình lãnh đạo xem xét, ký ban hành.",
                "mode",
                "paper",
                "modeReason",
                "Nơi nhận chưa nhận văn bản điện tử",
                "recipients",
                List.of(
                        map("kind", "other", "name", "Sở Nông nghiệp và Môi trường", "purpose", "action", "copies", 1),
                        map(
                                "kind",
                                "unit",
                                "code",
                                StaffedOffice.CULTURE,
                                "name",
                                "Phòng Văn xã",
                                "purpose",
                                "know",
                                "copies",
                                1)),
                "links",
                List.of(
                        map("kind", "answers", "nodeId", documents.get(0)),
                        map("kind", "answers", "nodeId", documents.get(1)))));
        JsonNode draft = must(specialist.upload(
                        "outgoing/drafts", Map.of("metadata", metadata), "du-thao.pdf", PDF, "application/pdf"))
                .json();
        String id = draft.path("nodeId").asText();
        assertThat(OFFICE.as("dongnghiep").get("outgoing/documents/" + id).status())
                .as("who does not handle a draft does not see it")
                .isEqualTo(404);

        step("chuyenvien", id, "submit", map());
        step("truongphong", id, "review", map("comment", "Nội dung đúng"));
        step("clerk", id, "check-form", map("comment", "Đúng thể thức"));
        assertThat(OFFICE.as("thuky")
                        .post("outgoing/documents/" + id + "/sign", map("signature", "paper", "version", version(id)))
                        .status())
                .as("nobody signs for another")
                .isIn(403, 404);
        step("lanhdao", id, "approve", map());
        step("lanhdao", id, "sign", map("signature", "paper"));
        step("clerk", id, "number", map());
        step("clerk", id, "seal", map("signature", "paper"));
        must(OFFICE.clerk()
                .api()
                .upload(
                        "outgoing/documents/" + id + "/files",
                        Map.of("metadata", json(map("kind", "signed", "version", version(id)))),
                        "ban-quet.pdf",
                        PDF,
                        "application/pdf"));
        int stale = version(id);
        step("clerk", id, "issue", map());
        assertThat(OFFICE.clerk()
                        .api()
                        .post("outgoing/documents/" + id + "/issue", map("version", stale))
                        .status())
                .as("a document is issued once")
                .isEqualTo(409);
        JsonNode issued =
                must(OFFICE.as("dongnghiep").get("outgoing/documents/" + id)).json();
        assertThat(issued.path("state").asText()).isEqualTo("issued");
        assertThat(issued.path("number").asText()).matches("\\d{2,}/CCTN-KT");
        return id;
    }

    private void oneIsReturnedAndOneGoesToTheOtherUnit() {
        act("chuyenvien", 2, "return", map("reason", "Không thuộc lĩnh vực của phòng"));
        act("truongphong", 2, "return", map("reason", "Đề nghị giao Phòng Văn xã"));
        act("lanhdao", 2, "direct", map("lead", map("unit", StaffedOffice.CULTURE), "text", "Phòng Văn xã xử lý."));
        act("truongvx", 2, "file", map("comment", "Để biết"));

        JsonNode item = running(3);
        must(OFFICE.clerk()
                .api()
                .post(
                        "routing/documents/" + documents.get(3) + "/reroute",
                        map(
                                "item",
                                item.path("id").asText(),
                                "version",
                                processing(3).path("version"),
                                "to",
                                map("unit", StaffedOffice.CULTURE),
                                "reason",
                                "Giao nhầm phòng")));
        act("truongvx", 3, "file", map());
    }

    private void theOthersEndEachInItsWay() {
        act("chuyenvien", 4, "wait", map("reason", "Chờ họp liên ngành"));
        assertThat(processing(4).path("state").asText()).isEqualTo("waiting");
        act("chuyenvien", 4, "resume", map());
        act("chuyenvien", 4, "file", map());
        act("chuyenvien", 5, "decline", map("reason", "Trùng nội dung đã có chủ trương"));
        act("chuyenvien", 6, "answered-earlier", map("number", "12/CCTN-KT"));
        act(
                "chuyenvien",
                7,
                "forward",
                map("to", map("person", OFFICE.userName("dongnghiep")), "comment", "Chị Thủy theo dõi"));
        act("dongnghiep", 7, "file", map());
        act("chuyenvien", 8, "file", map());
        act("chuyenvien", 9, "file", map());
    }

    private void theBooksArePrinted() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        String period = "?agency=" + AGENCY + "&from=" + today.minusDays(1) + "&to=" + today.plusDays(1);
        Api clerk = OFFICE.clerk().api();
        for (String book : List.of(
                "routing/tracking-book" + period + "&format=pdf",
                "routing/documents/" + documents.get(0) + "/slip",
                "outgoing/books/register" + period + "&year=" + today.getYear() + "&format=pdf")) {
            Api.Answer printed = must(clerk.get(book));
            assertThat(printed.text()).as(book).startsWith("%PDF");
        }
    }

    private void act(String person, int document, String action, Map<String, Object> body) {
        JsonNode item = OFFICE.workOf(person, documents.get(document));
        body.put("version", item.path("version"));
        must(OFFICE.as(person).post("routing/items/" + item.path("id").asText() + "/" + action, body));
    }

    private void step(String person, String id, String action, Map<String, Object> body) {
        body.put("version", version(id));
        must(api(person).post("outgoing/documents/" + id + "/" + action, body));
    }

    private static Api api(String person) {
        return person.equals("clerk") ? OFFICE.clerk().api() : OFFICE.as(person);
    }

    private static int version(String id) {
        return must(OFFICE.as("chuyenvien").get("outgoing/documents/" + id))
                .json()
                .path("version")
                .asInt();
    }

    private JsonNode processing(int document) {
        return must(OFFICE.as("chuyenvien").get("routing/documents/" + documents.get(document)))
                .json();
    }

    private JsonNode flow(int document) {
        return must(OFFICE.as("lanhdao").get("work/documents/" + documents.get(document) + "/flow"))
                .json()
                .path("items");
    }

    private JsonNode running(int document) {
        for (JsonNode item : flow(document)) {
            if (!item.path("state").asText().equals("ended")) {
                return item;
            }
        }
        throw new AssertionError("nobody holds document " + document);
    }

    private List<String> states() {
        List<String> states = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            states.add(processing(i).path("state").asText());
        }
        return states;
    }

    private static String json(Object value) {
        try {
            return Api.JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
