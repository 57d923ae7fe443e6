package org.vanthu.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;

/** The archivist's year, packages, transfers and the health of the archive in a real browser. */
class ArchiveKeepingDeskIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.C1");

    static {
        OFFICE.person("luutru", "Nguyễn Thị Lưu", "Lưu trữ viên", null, "archivist");
    }

    private Desk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void anEndedDossierIsPackedAndThePackageIsTakenInAgain() throws IOException {
        String id =
                ended("Hồ sơ đóng gói về biên chế năm 2026", "Vĩnh viễn", registered("71/CV-MS", "Về việc đóng gói"));
        desk = OFFICE.desk("luutru");
        desk.goTo("dossier/" + id);
        assertThat(desk.at("document-row")).hasCount(1);
        desk.choose(desk.at("print"), desk.at("package-check"));
        assertThat(desk.inDialog("finding").first()).containsText("Chưa có tệp");
        desk.isAccessible("findings");
        desk.picture("package-check-vi");
        desk.page().keyboard().press("Escape");

        Download sip = desk.download(() -> desk.choose(desk.at("print"), desk.at("package-sip")));
        assertThat(sip.suggestedFilename()).startsWith("uuid-").endsWith(".zip");
        try (ZipFile zip = new ZipFile(sip.path().toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .anyMatch(name -> name.endsWith("/METS.xml"))
                    .anyMatch(name -> name.endsWith("/metadata/descriptive/EAD.xml"));
        }

        desk.goTo("packages");
        assertThat(desk.at("row")).hasCount(1);
        desk.at("import-packages").setInputFiles(sip.path());
        assertThat(desk.at("import-outcome")).containsText("Đã nhận 1");
        assertThat(desk.at("row")).hasCount(2);
        desk.at("import-packages").setInputFiles(sip.path());
        assertThat(desk.at("import-outcome")).containsText("đã có từ trước 1");
        desk.settled();
        desk.isAccessible("packages");
        desk.picture("packages-vi");
    }

    @Test
    void whatIsNoPackageIsRefusedInWords() {
        desk = OFFICE.desk("luutru");
        desk.goTo("packages");

        desk.at("import-packages")
                .setInputFiles(new FilePayload(
                        "khong-phai.zip", "application/zip", "không phải ZIP".getBytes(StandardCharsets.UTF_8)));

        assertThat(desk.at("import-outcome")).containsText("Tệp không phải ZIP đọc được");
    }

    @Test
    void theYearIsSeenAsBarsThatOpenTheirLists() throws IOException {
        ended("Hồ sơ hai mươi năm của năm", "20 năm", registered("72/CV-MS", "Về việc hai mươi năm"));
        registered("73/CV-MS", "Về việc chưa vào hồ sơ của năm");
        desk = OFFICE.desk("luutru");
        desk.goTo("archive-year");

        assertThat(desk.at("by-state")).containsText("Kết thúc");
        desk.at("by-retention")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("20 năm"))
                .click();
        assertThat(desk.at("row").filter(new Locator.FilterOptions().setHasText("Hồ sơ hai mươi năm của năm")))
                .hasCount(1);
        desk.settled();
        desk.isAccessible("archive year");
        desk.picture("archive-year-vi");
        desk.at("notices")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("chưa vào hồ sơ"))
                .click();
        assertThat(desk.at("row").filter(new Locator.FilterOptions().setHasText("Về việc chưa vào hồ sơ của năm")))
                .hasCount(1);
        Download extract = desk.download(() -> desk.click("extract"));
        assertThat(extract.suggestedFilename()).endsWith(".xlsx");
        assertThat(Files.size(extract.path())).isPositive();
    }

    @Test
    void emptyPagesSayHowToStart() {
        desk = OFFICE.desk("luutru");
        desk.goTo("archive-health");
        assertThat(desk.at("no-second-store").or(desk.at("figure-files")).first())
                .isVisible();
        desk.settled();
        desk.isAccessible("archive health");
        desk.picture("archive-health-vi");
        desk.goTo("transfers");
        assertThat(desk.at("empty")).containsText("Chưa có đợt giao nộp");
        desk.isAccessible("transfers");
        desk.picture("transfers-vi");
    }

    @Test
    void everythingFitsOnAPhone() {
        Site.Account account = OFFICE.account("luutru");
        desk = Desk.open(account.userName(), account.password(), 390, 844, "en").signIn();
        for (String page : List.of("archive-year", "packages", "transfers", "archive-health")) {
            desk.goTo(page);
            desk.settled();
            desk.fits(page);
            desk.picture(page + "-phone-en");
        }
    }

    private static JsonNode registered(String number, String subject) {
        return Offices.must(OFFICE.clerk().register(number, subject)).json();
    }

    private static String ended(String title, String retention, JsonNode document) {
        Api owner = OFFICE.as("chuyenvien");
        JsonNode opened = Offices.must(owner.post(
                        "dossier/dossiers",
                        map(
                                "agency",
                                OFFICE.agency(),
                                "title",
                                title,
                                "documents",
                                List.of(document.path("nodeId").asText()))))
                .json();
        String id = opened.at("/dossier/id").asText();
        Offices.must(owner.post(
                "dossier/dossiers/" + id + "/end",
                map("retention", retention, "anyway", true, "version", opened.at("/dossier/version"))));
        return id;
    }
}
