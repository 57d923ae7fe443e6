package org.vanthu.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;

/** Work dossiers in a real browser: opened, worked on together, ended, handed over, printed. */
class DossierDeskIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.D1");

    private Desk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @Requirement({"R000-050", "R000-057", "R001-033"})
    void severalIncomingDocumentsChosenInTheListBecomeADossier() {
        registered("61/CV-MS", "Về việc biên chế của xã Một");
        registered("62/CV-MS", "Về việc biên chế của xã Hai");
        desk = OFFICE.desk("chuyenvien");
        desk.goTo("incoming?q=" + Api.encode("biên chế của xã"));
        assertThat(desk.at("row")).hasCount(2);
        desk.at("row")
                .nth(0)
                .getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX)
                .check();
        desk.at("row")
                .nth(1)
                .getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX)
                .check();

        desk.choose(desk.at("into-dossier"), desk.at("open-dossier"));
        desk.isAccessible("open dossier dialog");
        desk.picture("dossier-open-vi");
        desk.fill("title", "Hồ sơ biên chế các xã năm 2027", "retention", "10 năm");
        desk.confirm();

        desk.isTold("Đã mở hồ sơ");
        assertThat(desk.at("document-row")).hasCount(2);
        assertThat(desk.at("dossier-code")).hasText(java.util.regex.Pattern.compile("\\d\\d\\.KT"));
        String second = desk.at("document-row").nth(1).getAttribute("data-id");
        desk.at("document-row").nth(1).getByTestId("up").click();
        assertThat(desk.at("document-row").nth(0)).hasAttribute("data-id", second);
        desk.settled();
        desk.isAccessible("dossier");
        desk.picture("dossier-vi");
        desk.click("tab-history");
        assertThat(desk.at("history")).containsText("Mở hồ sơ");
        assertThat(desk.at("history")).containsText("Xếp lại văn bản");
    }

    @Test
    @Requirement({"R000-055", "R004-031"})
    void aDossierIsMadeFromNothingAndDocumentsAreAddedFromTheirPage() {
        JsonNode document = registered("63/CV-MS", "Về việc góp ý quy chế làm việc");
        desk = OFFICE.desk("chuyenvien");
        desk.goTo("dossiers");
        assertThat(desk.at("list-dossiers").or(desk.at("empty")).first()).isVisible();
        desk.click("new-dossier");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("x-title-error")).isVisible();
        desk.fill("title", "Quy chế làm việc của phòng");
        desk.confirm();
        assertThat(desk.at("dossier-title")).hasText("Quy chế làm việc của phòng");
        assertThat(desk.at("empty")).isVisible();

        desk.goTo("document/" + document.path("nodeId").asText());
        desk.choose(desk.at("into-dossier"), desk.at("add-to-dossier"));
        desk.isAccessible("add to dossier dialog");
        desk.inDialog("choose-dossier")
                .filter(new Locator.FilterOptions().setHasText("Quy chế làm việc"))
                .click();
        desk.confirm();
        desk.isTold("Đã thêm vào hồ sơ");
        desk.goTo("document/" + document.path("nodeId").asText() + "?tab=related");
        assertThat(desk.at("in-dossier")).containsText("Quy chế làm việc của phòng");
        desk.isAccessible("related");
        desk.picture("dossier-related-vi");
    }

    @Test
    @Requirement({"R000-050", "R000-051"})
    void opinionsAreAskedAndGivenAndTheDossierIsEndedAndPrinted() throws IOException {
        JsonNode document = registered("64/CV-MS", "Về việc xin ý kiến liên phòng");
        JsonNode dossier = opened("Hồ sơ cần ý kiến", document);
        String address = "dossier/" + dossier.at("/dossier/id").asText();
        desk = OFFICE.desk("chuyenvien");
        desk.goTo(address);
        desk.click("do-ask");
        person("of", "Hằng");
        desk.fill("question", "Phòng Văn xã cho ý kiến về chỉ tiêu");
        desk.isAccessible("ask dialog");
        desk.confirm();
        desk.isTold("Đã gửi xin ý kiến");
        desk.click("do-end");
        assertThat(desk.inDialog("obstacles")).containsText("Vũ Thị Hằng chưa trả lời");
        desk.inDialog("dialog-cancel").click();
        desk.close();

        desk = OFFICE.desk("truongvx");
        assertThat(desk.at("task-dossierQuestions")).isVisible();
        desk.click("task-dossierQuestions");
        desk.at("row")
                .filter(new Locator.FilterOptions().setHasText("Hồ sơ cần ý kiến"))
                .dblclick();
        assertThat(desk.at("do-end")).hasCount(0);
        desk.click("tab-opinions");
        desk.click("answer-opinion");
        desk.fill("answer", "Nhất trí chỉ tiêu năm 2027.");
        desk.confirm();
        assertThat(desk.at("opinions")).containsText("Nhất trí chỉ tiêu năm 2027.");
        desk.isAccessible("opinions");
        desk.picture("dossier-opinions-vi");
        desk.close();

        desk = OFFICE.desk("chuyenvien");
        desk.goTo(address);
        desk.click("do-end");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("x-retention-error")).isVisible();
        desk.fill("retention", "5 năm");
        if (desk.inDialog("anyway").count() > 0) {
            desk.inDialog("anyway").check();
        }
        desk.isAccessible("end dialog");
        desk.confirm();
        desk.isTold("Đã kết thúc hồ sơ");
        assertThat(desk.at("do-reopen")).isVisible();
        assertThat(desk.at("do-ask")).hasCount(0);
        desk.choose(desk.at("print"), desk.at("print-contents"));
        assertThat(desk.inDialog("pdf-save")).isEnabled();
        desk.page().keyboard().press("Escape");
        Download zip = desk.download(() -> desk.choose(desk.at("print"), desk.at("export-zip")));
        assertThat(entries(Files.readAllBytes(zip.path())).keySet())
                .anyMatch(name -> name.endsWith(".pdf"))
                .anyMatch(name -> name.endsWith(".xml"));
        desk.picture("dossier-ended-vi");
    }

    @Test
    @Requirement({"R000-056", "R000-018"})
    void aDraftInADossierIsSeenByThoseWhoHandleItOnlyAndStandsAgainstTheEnd() {
        JsonNode dossier = opened("Hồ sơ có dự thảo", registered("67/CV-MS", "Về việc cần trả lời"));
        String id = dossier.at("/dossier/id").asText();
        Api owner = OFFICE.as("chuyenvien");
        Offices.must(owner.post(
                "outgoing/drafts",
                map(
                        "agency",
                        OFFICE.agency(),
                        "unit",
                        StaffedOffice.ECONOMY,
                        "typeCode",
                        "CV",
                        "subject",
                        "Về việc trả lời kín đến khi phát hành",
                        "dossier",
                        id)));
        JsonNode after = Offices.must(owner.put(
                        "dossier/dossiers/" + id + "/people",
                        map(
                                "people",
                                List.of(map("userName", OFFICE.userName("truongvx"), "right", "read")),
                                "version",
                                owner.get("dossier/dossiers/" + id).json().at("/dossier/version"))))
                .json();

        assertThat(after.at("/documents/1/document/subject").asText())
                .isEqualTo("Về việc trả lời kín đến khi phát hành");
        assertThat(owner.get("dossier/dossiers/" + id + "/ending").text()).contains("\"draft\"");
        Api other = OFFICE.as("truongvx");
        for (String path : List.of("", "/history", "/export?format=xml")) {
            assertThat(other.get("dossier/dossiers/" + id + path).text())
                    .as(path)
                    .contains("Về việc cần trả lời")
                    .doesNotContain("trả lời kín");
        }
        desk = OFFICE.desk("truongvx");
        desk.goTo("dossier/" + id);
        assertThat(desk.at("document-row").nth(1)).containsText("Bạn không được xem văn bản này. Liên hệ Đỗ Minh Đức");
        desk.picture("dossier-draft-vi");
    }

    @Test
    @Requirement("R000-018")
    void whoHasNothingToDoWithADossierIsRefused() {
        JsonNode dossier = opened("Hồ sơ kín", registered("65/CV-MS", "Về việc kín"));
        String id = dossier.at("/dossier/id").asText();
        Api stranger = OFFICE.as("truongvx");

        assertThat(stranger.get("dossier/dossiers/" + id).status()).isEqualTo(403);
        assertThat(stranger.get("dossier/dossiers/" + id + "/export").status()).isEqualTo(403);
        assertThat(stranger.get("dossier/dossiers/" + id + "/contents").status())
                .isEqualTo(403);
        assertThat(stranger.post("dossier/dossiers/" + id + "/notes", Map.of("text", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(stranger.get("dossier/dossiers?scope=agency&agency=" + OFFICE.agency())
                        .text())
                .doesNotContain("Hồ sơ kín");
        desk = OFFICE.desk("truongvx");
        desk.goTo("dossier/" + id);
        assertThat(desk.at("failure")).isVisible();
        assertThat(OFFICE.as("chuyenvien")
                        .post(
                                "dossier/dossiers/" + id + "/end",
                                map("retention", "5 năm", "anyway", true, "version", 0))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aPersonWhoLeavesHandsEverythingOverAndBothSignTheList() {
        StaffedOffice office = StaffedOffice.create("H99.D2");
        Offices.must(office.as("dongnghiep")
                .post("dossier/dossiers", map("agency", office.agency(), "title", "Hồ sơ của người sắp nghỉ")));
        desk = office.desk("truongphong");
        desk.goTo("dossiers");
        desk.click("hand-over");
        person("from", "Thủy");
        assertThat(desk.inDialog("candidates")).containsText("1");
        person("to", "Đức");
        desk.fill("reason", "Nghỉ hưu");
        desk.isAccessible("hand-over dialog");
        desk.picture("dossier-hand-over-vi");
        desk.inDialog("dialog-ok").click();

        desk.isTold("Đã bàn giao 1 hồ sơ cho Đỗ Minh Đức");
        assertThat(desk.inDialog("pdf-save")).isEnabled();
        desk.picture("dossier-hand-over-list-vi");
        assertThat(office.as("chuyenvien")
                        .get("dossier/dossiers?agency=" + office.agency())
                        .text())
                .contains("Hồ sơ của người sắp nghỉ");
        assertThat(office.as("dongnghiep")
                        .get("dossier/dossiers?agency=" + office.agency())
                        .text())
                .doesNotContain("Hồ sơ của người sắp nghỉ");
    }

    @Test
    void everythingFitsOnAPhone() {
        JsonNode dossier = opened(
                "Hồ sơ về việc giao chỉ tiêu biên chế và kế hoạch tuyển dụng viên chức năm 2027",
                registered(
                        "66/CV-MS", "Về việc xem trên điện thoại, trích yếu dài để thử xuống dòng trên màn hình hẹp"));
        Site.Account account = OFFICE.account("chuyenvien");
        desk = Desk.open(account.userName(), account.password(), 360, 740, "vi").signIn();

        desk.goTo("dossiers");
        assertThat(desk.at("row").first()).isVisible();
        desk.fits("dossiers");
        desk.picture("dossiers-phone-vi");
        desk.goTo("dossier/" + dossier.at("/dossier/id").asText());
        assertThat(desk.at("document-row")).hasCount(1);
        desk.fits("dossier");
        desk.isAccessible("dossier on a phone");
        desk.picture("dossier-phone-vi");
        desk.click("do-ask");
        desk.fits("ask dialog");
        desk.picture("dossier-ask-phone-vi");
    }

    private void person(String field, String text) {
        desk.inDialog(field).fill(text);
        desk.page()
                .locator("dialog[open] [role=option]")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    private static JsonNode registered(String number, String subject) {
        return Offices.must(OFFICE.clerk().register(number, subject)).json();
    }

    private static JsonNode opened(String title, JsonNode document) {
        return Offices.must(OFFICE.as("chuyenvien")
                        .post(
                                "dossier/dossiers",
                                map(
                                        "agency",
                                        OFFICE.agency(),
                                        "title",
                                        title,
                                        "documents",
                                        List.of(document.path("nodeId").asText()))))
                .json();
    }

    private static Map<String, String> entries(byte[] bytes) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return entries;
    }
}
