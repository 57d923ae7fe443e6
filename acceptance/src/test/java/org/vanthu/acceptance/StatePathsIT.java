package org.vanthu.acceptance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/**
 * The paths of the state models (requirements, section D) over HTTP that the day in an office does not take, by the
 * accounts of the roles, and at each state what must be refused.
 */
class StatePathsIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.N3");
    private static final String AGENCY = OFFICE.agency();
    private static final byte[] PDF = TinyPdf.of("Du thao van ban");

    // ---- incoming: chờ bút phê → đã đăng ký → chờ phân công → đang xử lý ⇄ chờ đủ → kết thúc; lấy lại; thu hồi

    @Test
    @Requirement({"R000-034", "R001-032"})
    void whatIsUnclearWaitsForTheLeadersHandAndIsRegisteredWithIt() {
        Map<String, Object> request = OFFICE.clerk().request(Clerk.fields("301/CV-DUONG", "Về việc chưa rõ ai xử lý"));
        request.put("awaitDirection", true);
        String id = must(clerk().post("registry/incoming", request))
                .json()
                .path("nodeId")
                .asText();
        assertThat(document(id).path("state").asText()).isEqualTo("awaitingDirection");
        assertThat(document(id).path("arrivalNumber").asText("")).isIn("", "null");
        Map<String, Object> direction = map(
                "directedBy",
                "Trần Văn An",
                "direction",
                "Giao Phòng Kinh tế",
                "register",
                OFFICE.clerk().register());
        refused(OFFICE.as("chuyenvien").post("registry/documents/" + id + "/register", direction), 403);
        refused(
                clerk().post(
                                "registry/documents/" + id + "/register",
                                map("register", OFFICE.clerk().register())),
                400);

        must(clerk().post("registry/documents/" + id + "/register", direction));

        assertThat(document(id).path("arrivalNumber").asLong()).isPositive();
        assertThat(state(id)).isEqualTo("awaitingAssignment");
        assertThat(processing(id).at("/records/0/text").asText()).isEqualTo("Giao Phòng Kinh tế");
        refused(clerk().post("registry/documents/" + id + "/register", direction), 409);
    }

    @Test
    @Requirement({"R002-073", "R001-045", "R000-054"})
    void aDocumentThatAssignsATaskOrOwesAReplyIsNotEndedByItsHandlerNotEvenAfterWaiting() {
        String id = register("302/CV-DUONG", "Giao nhiệm vụ báo cáo");
        act(
                "lanhdao",
                id,
                "direct",
                map(
                        "lead",
                        map("person", OFFICE.userName("chuyenvien")),
                        "text",
                        "Báo cáo kết quả",
                        "taskAssigning",
                        true,
                        "response",
                        "required",
                        "replyDue",
                        today().plusDays(20).toString()));
        for (String end : List.of("file", "decline", "answered-earlier")) {
            refused(act("chuyenvien", id, end, map("reason", "x", "number", "1/KT"), false), 409);
        }
        act("chuyenvien", id, "wait", map("reason", "Chờ số liệu của các xã"));
        assertThat(state(id)).isEqualTo("waiting");
        refused(act("chuyenvien", id, "file", map(), false), 409);
        refused(act("dongnghiep", id, "resume", map(), OFFICE.workOf("chuyenvien", id)), 403);
        act("chuyenvien", id, "resume", map());
        assertThat(state(id)).isEqualTo("inProgress");
        refused(act("chuyenvien", id, "file", map(), false), 409);
        assertThat(state(id)).isEqualTo("inProgress");
    }

    @Test
    @Requirement({"R002-074", "R000-045", "R000-022"})
    void aWronglyEndedDocumentIsTakenUpAgainByWhoEndedItAndByNobodyWithoutTheLeadersHand() {
        String id = handled("303/CV-DUONG", "Lưu nhầm");
        act("chuyenvien", id, "file", map("comment", "để biết"));
        assertThat(state(id)).isEqualTo("filed");
        refused(reopen("dongnghiep", id, map("reason", "tôi cần")), 403);
        refused(reopen("clerk", id, map("reason", "không có bút phê")), 400);

        must(reopen("chuyenvien", id, map("reason", "lưu nhầm")));
        assertThat(state(id)).isEqualTo("inProgress");
        act("chuyenvien", id, "decline", map("reason", "không thuộc thẩm quyền"));
        assertThat(state(id)).isEqualTo("declined");

        must(reopen("clerk", id, map("reason", "lãnh đạo yêu cầu", "handwriting", map("reference", "bút phê 3/4"))));
        assertThat(state(id)).isEqualTo("inProgress");
        act("chuyenvien", id, "answered-earlier", map("number", "15/CCTN-KT"));
        assertThat(state(id)).isEqualTo("answeredEarlier");
        must(reopen("lanhdao", id, map("reason", "trả lời chưa đủ")));
        assertThat(state(id)).isEqualTo("inProgress");
        refused(reopen("lanhdao", id, map("reason", "chưa kết thúc")), 409);
    }

    @Test
    @Requirement({"R002-044", "R000-047"})
    void aRecalledDocumentIsFrozenWhereverItIs() {
        String id = handled("304/CV-DUONG", "Bị thu hồi");
        JsonNode item = OFFICE.workOf("chuyenvien", id);
        refused(OFFICE.as("chuyenvien").post("registry/documents/" + id + "/void", map("reason", "tự ý")), 403);

        must(clerk().post("registry/documents/" + id + "/void", map("reason", "Nơi gửi thu hồi")));

        assertThat(state(id)).isEqualTo("recalled");
        refused(act("chuyenvien", id, "file", map(), item), 409);
        refused(act("chuyenvien", id, "forward", map("to", map("unit", StaffedOffice.CULTURE)), item), 409);
        refused(reopen("lanhdao", id, map("reason", "xử lý tiếp")), 409);
        refused(
                clerk().post(
                                "registry/documents/" + id + "/corrections",
                                map(
                                        "fields",
                                        map("note", "x"),
                                        "reason",
                                        "y",
                                        "version",
                                        document(id).path("version"))),
                409);
        assertThat(OFFICE.as("chuyenvien").get("work/items?agency=" + AGENCY).text())
                .doesNotContain(id);
    }

    @Test
    @Requirement({"R004-030", "R000-022"})
    void theHandlerCorrectsTheClerksEntryAndTheClerkIsTold() {
        String id = handled("305/CV-DUONG", "Về việc trích yếu sai");
        JsonNode before = document(id);
        Map<String, Object> fields = map("subject", "Về việc trích yếu đúng");
        Map<String, Object> body = map("fields", fields, "reason", "đọc lại", "version", before.path("version"));
        refused(OFFICE.as("dongnghiep").post("routing/documents/" + id + "/correct", body), 403);
        refused(
                OFFICE.as("chuyenvien")
                        .post(
                                "routing/documents/" + id + "/correct",
                                map(
                                        "fields",
                                        map("number", "999/X"),
                                        "reason",
                                        "x",
                                        "version",
                                        before.path("version"))),
                400);

        must(OFFICE.as("chuyenvien").post("routing/documents/" + id + "/correct", body));

        JsonNode after = document(id);
        assertThat(after.at("/fields/subject").asText(after.path("subject").asText()))
                .isEqualTo("Về việc trích yếu đúng");
        assertThat(after.path("arrivalNumber")).isEqualTo(before.path("arrivalNumber"));
        assertThat(workOfClerk(id).path("instruction").asText()).contains("trích yếu đúng");
        refused(OFFICE.as("chuyenvien").post("routing/documents/" + id + "/correct", body), 409);
        assertThat(OFFICE.clerk().verify().path("ok").asBoolean()).isTrue();
    }

    // ---- outgoing: dự thảo → trình ⇄ trả lại → duyệt nội dung → thể thức → ký → số → ký số cơ quan → phát hành

    @Test
    @Requirement({"R000-018", "R001-035", "R001-038", "R000-035"})
    void noStepIsTakenBeforeItsTurnNorByWhoIsNotCompetent() {
        String id = draft("Về việc không bước nào bị bỏ");
        everyStepIsRefused(id, List.of("review", "check-form", "approve", "sign", "number", "seal", "issue"));
        refused(step("truongphong", id, "submit", map(), false), 403, 404);
        step("chuyenvien", id, "submit", map());
        everyStepIsRefused(id, List.of("check-form", "approve", "sign", "number", "seal", "issue"));
        refused(step("truongvx", id, "review", map(), false), 403, 404);

        step("truongphong", id, "return", map("comment", "Thiếu căn cứ"));
        assertThat(outgoing(id)).isEqualTo("returned");
        step("chuyenvien", id, "submit", map());
        step("truongphong", id, "review", map());
        step("clerk", id, "return", map("comment", "Sai thể thức"));
        assertThat(outgoing(id)).isEqualTo("returned");
        step("chuyenvien", id, "submit", map());
        step("truongphong", id, "review", map());
        step("clerk", id, "check-form", map());
        refused(step("truongphong", id, "approve", map(), false), 403);
        step("lanhdao", id, "return", map("comment", "Chưa đồng ý"));
        assertThat(outgoing(id)).isEqualTo("returned");
        step("chuyenvien", id, "submit", map());
        step("truongphong", id, "review", map());
        step("clerk", id, "check-form", map());
        step("lanhdao", id, "approve", map());
        everyStepIsRefused(id, List.of("number", "seal", "issue"));
        step("lanhdao", id, "sign", map("signature", "paper"));
        everyStepIsRefused(id, List.of("seal", "issue"));
        refused(step("chuyenvien", id, "number", map(), false), 403);
        step("clerk", id, "number", map());
        refused(step("clerk", id, "issue", map(), false), 409);
        assertThat(outgoing(id)).isEqualTo("seal");

        step("clerk", id, "void", map("comment", "Không phát hành nữa"));
        assertThat(outgoing(id)).isEqualTo("voided");
        everyStepIsRefused(id, List.of("seal", "issue", "number"));
    }

    @Test
    @Requirement({"R000-048", "R001-041"})
    void aDraftIsTakenBackAndGivenUpByItsDrafterOnly() {
        String id = draft("Về việc thôi không trình");
        step("chuyenvien", id, "submit", map());
        refused(step("truongphong", id, "take-back", map(), false), 403, 409);
        step("chuyenvien", id, "take-back", map());
        assertThat(outgoing(id)).isEqualTo("draft");
        refused(step("dongnghiep", id, "cancel", map("comment", "x"), false), 403, 404);
        refused(step("chuyenvien", id, "cancel", map(), false), 400);
        step("chuyenvien", id, "cancel", map("comment", "Không cần nữa"));
        assertThat(outgoing(id)).isEqualTo("cancelled");
        refused(step("chuyenvien", id, "submit", map(), false), 409);
    }

    // ---- dossier: mở → đang xử lý → kết thúc ⇄ mở lại

    @Test
    @Requirement({"R001-005", "R000-050", "R000-051"})
    void aDossierIsOpenedWorkedOnEndedAndTakenUpAgain() {
        Api owner = OFFICE.as("chuyenvien");
        JsonNode opened = must(owner.post(
                        "dossier/dossiers", map("agency", AGENCY, "title", "Hồ sơ về đường đi của trạng thái")))
                .json()
                .path("dossier");
        String id = opened.path("id").asText();
        assertThat(opened.path("state").asText()).isEqualTo("open");
        refused(OFFICE.as("truongvx").get("dossier/dossiers/" + id), 403, 404);
        String document = handled("306/CV-DUONG", "Văn bản trong hồ sơ");
        refused(
                OFFICE.as("dongnghiep")
                        .post("dossier/dossiers/" + id + "/documents", map("documents", List.of(document))),
                403);

        must(owner.post("dossier/dossiers/" + id + "/documents", map("documents", List.of(document))));
        assertThat(dossier(id).path("state").asText()).isEqualTo("inProgress");
        must(owner.post(
                "dossier/dossiers/" + id + "/documents/" + document + "/reply",
                map("awaited", true, "due", today().plusDays(5).toString())));
        JsonNode withPaper = must(owner.upload(
                        "dossier/dossiers/" + id + "/papers",
                        Map.of("metadata", json(map("title", "Ý kiến của Sở", "kind", "opinion"))),
                        "y-kien.pdf",
                        PDF,
                        "application/pdf"))
                .json();
        assertThat(withPaper.at("/documents/1/document/kind").asText()).isEqualTo("paper");
        refused(end(owner, id, map()), 400, 409);
        refused(end(OFFICE.as("dongnghiep"), id, map("retention", "10 năm", "anyway", true)), 403);

        must(end(owner, id, map("retention", "10 năm", "anyway", true)));
        assertThat(dossier(id).path("state").asText()).isEqualTo("ended");
        refused(owner.post("dossier/dossiers/" + id + "/documents", map("documents", List.of(document))), 409);
        refused(
                owner.upload(
                        "dossier/dossiers/" + id + "/papers",
                        Map.of("metadata", json(map("title", "Muộn"))),
                        "muon.pdf",
                        PDF,
                        "application/pdf"),
                409);
        refused(
                OFFICE.as("dongnghiep")
                        .post(
                                "dossier/dossiers/" + id + "/reopen",
                                map("reason", "x", "version", dossier(id).path("version"))),
                403);

        must(owner.post(
                "dossier/dossiers/" + id + "/reopen",
                map("reason", "Có tài liệu bổ sung", "version", dossier(id).path("version"))));
        assertThat(dossier(id).path("state").asText()).isEqualTo("inProgress");
        must(end(owner, id, map("retention", "10 năm", "anyway", true)));
        assertThat(dossier(id).path("state").asText()).isEqualTo("ended");
    }

    // ---- the agency's own process

    @Test
    @Requirement("R001-050")
    void onlyAnAdministratorChangesTheProcessOfTheAgency() {
        String path = "organization/agencies/" + AGENCY + "/process";
        JsonNode process = must(OFFICE.as("chuyenvien").get(path)).json();
        assertThat(process.path("formCheck").asBoolean()).isTrue();
        for (String person : List.of("lanhdao", "truongphong", "chuyenvien")) {
            refused(OFFICE.as(person).put(path, map("formCheck", false, "version", process.path("version"))), 403);
        }
        assertThat(must(OFFICE.as("chuyenvien").get(path)).json()).isEqualTo(process);
    }

    private static void everyStepIsRefused(String id, List<String> actions) {
        Map<String, String> turn = Map.of(
                "review",
                "truongphong",
                "check-form",
                "clerk",
                "approve",
                "lanhdao",
                "sign",
                "lanhdao",
                "number",
                "clerk",
                "seal",
                "clerk",
                "issue",
                "clerk");
        for (String action : actions) {
            Map<String, Object> body = List.of("sign", "seal").contains(action) ? map("signature", "paper") : map();
            assertThat(step(turn.get(action), id, action, body, false).status())
                    .as(action + " while " + outgoing(id))
                    .isIn(403, 404, 409);
        }
    }

    private static String register(String number, String subject) {
        return must(OFFICE.clerk().register(number, subject))
                .json()
                .path("nodeId")
                .asText();
    }

    private static String handled(String number, String subject) {
        String id = register(number, subject);
        act(
                "lanhdao",
                id,
                "direct",
                map("lead", map("person", OFFICE.userName("chuyenvien")), "text", "Đ/c Đức xử lý"));
        return id;
    }

    private static String draft(String subject) {
        String metadata = json(map(
                "agency",
                AGENCY,
                "typeCode",
                "CV",
                "subject",
                subject,
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
                List.of(map("kind", "other", "name", "Sở Nội vụ", "purpose", "action", "copies", 1))));
        return must(OFFICE.as("chuyenvien")
                        .upload("outgoing/drafts", Map.of("metadata", metadata), "du-thao.pdf", PDF, "application/pdf"))
                .json()
                .path("nodeId")
                .asText();
    }

    private static Api api(String person) {
        return person.equals("clerk") ? clerk() : OFFICE.as(person);
    }

    private static Api clerk() {
        return OFFICE.clerk().api();
    }

    private static JsonNode document(String id) {
        return must(clerk().get("registry/documents/" + id)).json();
    }

    private static JsonNode processing(String id) {
        return must(OFFICE.as("lanhdao").get("routing/documents/" + id)).json();
    }

    private static String state(String id) {
        return processing(id).path("state").asText();
    }

    private static JsonNode dossier(String id) {
        return must(OFFICE.as("chuyenvien").get("dossier/dossiers/" + id))
                .json()
                .path("dossier");
    }

    private static String outgoing(String id) {
        return must(OFFICE.as("chuyenvien").get("outgoing/documents/" + id))
                .json()
                .path("state")
                .asText();
    }

    private static void act(String person, String document, String action, Map<String, Object> body) {
        must(act(person, document, action, body, OFFICE.workOf(person, document)));
    }

    private static Api.Answer act(
            String person, String document, String action, Map<String, Object> body, boolean succeeds) {
        Api.Answer answer = act(person, document, action, body, OFFICE.workOf(person, document));
        return succeeds ? must(answer) : answer;
    }

    private static Api.Answer act(
            String person, String document, String action, Map<String, Object> body, JsonNode item) {
        Map<String, Object> all = new HashMap<>(body);
        all.put("version", item.path("version"));
        return OFFICE.as(person).post("routing/items/" + item.path("id").asText() + "/" + action, all);
    }

    private static JsonNode workOfClerk(String document) {
        for (JsonNode item :
                clerk().get("work/items?limit=500&agency=" + AGENCY).json().path("items")) {
            if (item.path("nodeId").asText().equals(document)) {
                return item;
            }
        }
        throw new AssertionError("the clerk was not told of " + document);
    }

    private static Api.Answer reopen(String person, String document, Map<String, Object> body) {
        Map<String, Object> all = new HashMap<>(body);
        all.put("version", processing(document).path("version"));
        return api(person).post("routing/documents/" + document + "/reopen", all);
    }

    private static void step(String person, String id, String action, Map<String, Object> body) {
        must(step(person, id, action, body, false));
    }

    private static Api.Answer step(
            String person, String id, String action, Map<String, Object> body, boolean succeeds) {
        Map<String, Object> all = new HashMap<>(body);
        all.put(
                "version",
                must(OFFICE.as("chuyenvien").get("outgoing/documents/" + id))
                        .json()
                        .path("version"));
        Api.Answer answer = api(person).post("outgoing/documents/" + id + "/" + action, all);
        return succeeds ? must(answer) : answer;
    }

    private static Api.Answer end(Api api, String id, Map<String, Object> body) {
        Map<String, Object> all = new HashMap<>(body);
        all.put("version", dossier(id).path("version"));
        return api.post("dossier/dossiers/" + id + "/end", all);
    }

    private static void refused(Api.Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.text()).isIn(new ArrayList<Object>(List.of(statuses)));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private static String json(Object value) {
        try {
            return Api.JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
