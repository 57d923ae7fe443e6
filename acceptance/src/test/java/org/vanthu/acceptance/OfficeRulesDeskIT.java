package org.vanthu.acceptance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/** In a real browser: the rules of an agency for directing and numbering, series, certified copies, the kept copy. */
class OfficeRulesDeskIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.P3");
    private static final String TODAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").format(LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")));

    private Desk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @Requirement({"R001-038", "R001-041"})
    void typesOfOneGroupShareASeriesThatContinuesThePaperBook() {
        StaffedOffice office = StaffedOffice.create("H99.P5");
        desk = Desk.of("admin");
        desk.goTo("agencies/" + office.agency());
        Locator row = desk.at("agency-row")
                .filter(new Locator.FilterOptions().setHas(desk.page().locator("a[aria-current=true]")));
        row.getByTestId("edit-rules").click();
        desk.inDialog("grouping").selectOption("group");
        desk.click("add-group");
        desk.fill("group-name", "Văn bản cá biệt", "group-types", "QĐ, KHÔNGCÓ");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.inDialog("group-row").locator("xpath=..")).containsText("KHÔNGCÓ");
        desk.isAccessible("rules of an agency");
        desk.picture("rules-vi");
        desk.fill("group-types", "QĐ, CT");
        desk.confirm();
        desk.close();

        desk = clerk(office);
        desk.goTo("outgoing");
        desk.click("series");
        desk.isAccessible("series");
        desk.click("new-series");
        desk.inDialog("typeCode")
                .last()
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Quyết định"));
        desk.inDialog("startNumber").fill("không");
        desk.page().locator("dialog[open]").last().getByTestId("dialog-ok").click();
        assertThat(desk.page().locator("dialog[open]").last().locator(".error-text"))
                .isVisible();
        desk.inDialog("startNumber").fill("120");
        desk.isAccessible("new series");
        desk.picture("series-new-vi");
        desk.page().locator("dialog[open]").last().getByTestId("dialog-ok").click();
        assertThat(desk.at("series-row")).containsText("Văn bản cá biệt");
        assertThat(desk.at("series-row")).containsText("120");
        desk.picture("series-vi");

        assertThat(numbered(office, "QĐ")).startsWith("120/");
        assertThat(numbered(office, "CT")).startsWith("121/");
    }

    @Test
    @Requirement("R001-050")
    void theAgencySaysWhoLooksFirstAndWhoChecksTheForm() {
        StaffedOffice office = StaffedOffice.create("H99.P6");
        desk = Desk.of("admin");
        desk.goTo("process?agency=" + office.agency());
        desk.click("edit-process");
        desk.inDialog("director").selectOption(office.userName("lanhdao"));
        desk.inDialog("formControllers").fill("Văn Thư");
        desk.page().locator("dialog[open] [role=option]").first().click();
        desk.isAccessible("internal process");
        desk.picture("process-dialog-vi");
        desk.confirm();
        assertThat(desk.at("director")).containsText("Trần Văn An");
        assertThat(desk.page().locator("main")).containsText("Văn Thư");
        desk.isAccessible("internal process of an agency");
        desk.picture("process-vi");
    }

    @Test
    @Requirement({"R001-041", "R001-043"})
    void whoUsedTheKeptCopyIsWrittenDownAndItComesBack() throws java.io.IOException {
        String id = issued("Về việc sử dụng bản lưu");
        desk = clerk(OFFICE);
        desk.goTo("issued/" + id + "?tab=delivery");
        desk.click("lend");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("l-borrower-error")).isVisible();
        desk.isAccessible("loan dialog");
        desk.picture("loan-vi");
        desk.fill("borrower", "Ngô Thị Yến", "allowedBy", "Trần Văn An", "dossierCode", "01.KT", "note", "Đối chiếu");
        desk.confirm();
        desk.click("loan-return");
        desk.isAccessible("loan return dialog");
        desk.confirm();
        assertThat(desk.at("loan-return")).hasCount(0);
        assertThat(desk.page().locator("main")).containsText("Ngô Thị Yến");

        desk.goTo("outgoing");
        desk.click("print");
        desk.inDialog("book-loans").check();
        desk.isAccessible("print dialog");
        desk.inDialog("dialog-ok").click();
        desk.finds("Ngô Thị Yến", "book-loans-vi");
        desk.click("print");
        desk.inDialog("format-xlsx").check();
        Download book = desk.download(() -> desk.inDialog("dialog-ok").click());
        assertThat(java.nio.file.Files.readAllBytes(book.path())).startsWith('P', 'K');
    }

    @Test
    @Requirement({"R001-039", "R001-040"})
    void certifiedCopiesOfWhatCameInAndOfWhatWentOutAreNumberedInASeriesOfTheirOwn() {
        String incoming = OFFICE.clerk()
                .api()
                .upload(
                        "registry/incoming",
                        Map.of("metadata", json(OFFICE.clerk().request(Clerk.fields("71/CV-SAO", "Về việc cần sao")))),
                        "quet.pdf",
                        TinyPdf.of("Van ban can sao y"),
                        "application/pdf")
                .json()
                .path("nodeId")
                .asText();
        JsonNode work = OFFICE.workOf("lanhdao", incoming);
        must(OFFICE.as("lanhdao")
                .post(
                        "routing/items/" + work.path("id").asText() + "/direct",
                        map(
                                "lead",
                                map("unit", StaffedOffice.ECONOMY),
                                "text",
                                "Chủ trì xử lý.",
                                "version",
                                work.path("version"))));
        desk = clerk(OFFICE);
        desk.goTo("document/" + incoming);
        desk.click("certified-copy");
        desk.isAccessible("copy dialog");
        desk.picture("copy-vi");
        desk.inDialog("form-TrS").check();
        desk.inDialog("dialog-ok").click();
        assertThat(desk.inDialog("dialog-error")
                        .or(desk.page().getByTestId("a-file-error"))
                        .first())
                .isVisible();
        desk.inDialog("form-SY").check();
        desk.fill("recipient", "UBND xã Mẫu Hòa");
        desk.confirm();
        assertThat(desk.at("document-subject")).containsText("Về việc cần sao");
        assertThat(desk.at("draft")).hasAttribute("data-state", "draft");
        desk.at("action-submit").press("Enter");
        desk.confirm();
        String id = idOf(desk);
        JsonNode copy = OFFICE.clerk().api().get("outgoing/documents/" + id).json();
        assertThat(copy.path("state").asText()).isEqualTo("sign");
        step(OFFICE, "lanhdao", id, "sign", map("signature", "paper"));
        desk.goTo("drafts");
        desk.goTo("draft/" + id);
        desk.click("action-number");
        desk.confirm();
        assertThat(desk.at("document-number")).hasText(Pattern.compile("01/SY-CCTN"));
        desk.picture("copy-numbered-vi");

        String own = issued("Về việc của cơ quan cần trích");
        desk.goTo("issued/" + own);
        desk.click("action-copy");
        desk.inDialog("form-TrS").check();
        desk.fill("recipient", "Sở Nội vụ");
        desk.inDialog("copy-file").setInputFiles(pdf("trich.pdf", "Phan duoc trich"));
        desk.confirm();
        assertThat(desk.at("draft")).hasAttribute("data-state", "draft");
        desk.at("action-submit").press("Enter");
        desk.confirm();
        step(OFFICE, "lanhdao", idOf(desk), "sign", map("signature", "paper"));
        String second = idOf(desk);
        step(OFFICE, "clerk", second, "number", map());
        assertThat(OFFICE.clerk()
                        .api()
                        .get("outgoing/documents/" + second)
                        .json()
                        .path("number")
                        .asText())
                .isEqualTo("02/TrS-CCTN");
    }

    private static Desk clerk(StaffedOffice office) {
        return Desk.of(office.clerk().userName(), office.clerk().password());
    }

    private static String idOf(Desk desk) {
        String url = desk.page().url();
        return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    }

    /** The number that a document of the type gets, which is drafted for it. */
    private static String numbered(StaffedOffice office, String typeCode) {
        String id = signed(office, typeCode, "Văn bản loại " + typeCode);
        step(office, "clerk", id, "number", map());
        return office.clerk()
                .api()
                .get("outgoing/documents/" + id)
                .json()
                .path("number")
                .asText();
    }

    private static String issued(String subject) {
        String id = signed(OFFICE, "CV", subject);
        step(OFFICE, "clerk", id, "number", map());
        step(OFFICE, "clerk", id, "seal", map("signature", "paper"));
        must(OFFICE.clerk()
                .api()
                .upload(
                        "outgoing/documents/" + id + "/files",
                        Map.of("metadata", json(map("kind", "signed", "version", version(OFFICE, id)))),
                        "ban-quet.pdf",
                        TinyPdf.of("Ban quet"),
                        "application/pdf"));
        step(OFFICE, "clerk", id, "issue", map());
        return id;
    }

    private static String signed(StaffedOffice office, String typeCode, String subject) {
        String id = must(office.as("chuyenvien")
                        .upload(
                                "outgoing/drafts",
                                Map.of(
                                        "metadata",
                                        json(map(
                                                "agency",
                                                office.agency(),
                                                "typeCode",
                                                typeCode,
                                                "subject",
                                                subject,
                                                "signer",
                                                office.userName("lanhdao"),
                                                "signerPosition",
                                                "Chi cục trưởng",
                                                "submission",
                                                "Kính trình lãnh đạo.",
                                                "mode",
                                                "paper",
                                                "modeReason",
                                                "Nơi nhận chưa nhận văn bản điện tử",
                                                "recipients",
                                                List.of(map(
                                                        "kind",
                                                        "other",
                                                        "name",
                                                        "Sở Nội vụ",
                                                        "purpose",
                                                        "action",
                                                        "copies",
                                                        1))))),
                                "du-thao.pdf",
                                TinyPdf.of("Noi dung"),
                                "application/pdf"))
                .json()
                .path("nodeId")
                .asText();
        step(office, "chuyenvien", id, "submit", map());
        step(office, "truongphong", id, "review", map());
        step(office, "clerk", id, "check-form", map());
        step(office, "lanhdao", id, "approve", map());
        step(office, "lanhdao", id, "sign", map("signature", "paper"));
        return id;
    }

    private static void step(StaffedOffice office, String person, String id, String action, Map<String, Object> body) {
        body.put("version", version(office, id));
        Api api = person.equals("clerk") ? office.clerk().api() : office.as(person);
        must(api.post("outgoing/documents/" + id + "/" + action, body));
    }

    private static int version(StaffedOffice office, String id) {
        Api.Answer answer = office.as("chuyenvien").get("outgoing/documents/" + id);
        return (answer.status() == 200 ? answer : must(office.clerk().api().get("outgoing/documents/" + id)))
                .json()
                .path("version")
                .asInt();
    }

    private static FilePayload pdf(String name, String text) {
        return new FilePayload(name, "application/pdf", TinyPdf.of(text));
    }

    private static String json(Object value) {
        try {
            return Api.JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
