package org.vanthu.acceptance;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.vanthu.acceptance.Api.map;

/** Retention, holds and destruction in the browser, as archivists and leaders do them. */
class RetentionDeskIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.A1");
    private static final Locator.WaitForOptions LONG = new Locator.WaitForOptions().setTimeout(60_000);

    private Desk desk;

    @BeforeAll
    static void archivist() {
        OFFICE.person("luutru", "Lý Thị Lưu", "Lưu trữ cơ quan", null, "archivist");
    }

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void theScheduleIsReadSearchedAndOnesOwnIsNotBelowIt() {
        desk = OFFICE.desk("luutru");
        desk.goTo("schedules");
        assertThat(desk.at("schedule-row")).hasCount(2);
        desk.isAccessible("schedules");
        desk.picture("schedules-vi");
        desk.at("schedule-row")
                .filter(new Locator.FilterOptions().setHasText("09/2011"))
                .locator("a")
                .first()
                .click();
        assertThat(desk.at("schedule-rule")).hasCount(274);
        desk.at("rule-filter").fill("hội nghị tổng kết");
        assertThat(desk.at("schedule-rule").first()).containsText("Vĩnh viễn");
        desk.picture("schedule-vi");
    }

    @Test
    void whatIsHeldIsSeenInTheListAndReleasedWithAReason() {
        ended("Hồ sơ bị thanh tra", "10 năm");
        desk = OFFICE.desk("luutru");
        desk.goTo("retention?view=all");
        Locator row = desk.at("row").filter(new Locator.FilterOptions().setHasText("Hồ sơ bị thanh tra"));
        row.getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX).check();
        desk.click("bulk-hold");
        desk.isAccessible("hold dialog");
        desk.fill("name", "Thanh tra 2026", "reason", "Theo công văn của thanh tra");
        desk.confirm();
        desk.isTold("Đã phong tỏa 1 mục");
        desk.click("view-held");
        assertThat(row).containsText("phong tỏa");
        desk.isAccessible("retention");
        desk.picture("retention-vi");
        row.dblclick();
        assertThat(desk.at("retention-card")).containsText("Thanh tra 2026");
        desk.goTo("holds");
        desk.at("row")
                .filter(new Locator.FilterOptions().setHasText("Thanh tra 2026"))
                .dblclick();
        assertThat(desk.at("hold-item")).hasCount(1);
        desk.isAccessible("hold");
        desk.picture("hold-vi");
        desk.click("release");
        desk.fill("reason", "Đã có kết luận");
        desk.confirm();
        desk.isTold("Đã gỡ phong tỏa");
    }

    @Test
    void aDuplicateIsDestroyedByCouncilDecisionAndTwoPeople() {
        JsonNode document = Offices.must(OFFICE.clerk().register("71/CV-MS", "Về việc trùng hồ sơ"))
                .json();
        String whole = ended("Bản đủ", "20 năm", document);
        String same = ended("Bản trùng", "20 năm", document);
        Api archivist = OFFICE.as("luutru");
        JsonNode list = Offices.must(archivist.post(
                        "destruction/destructions",
                        map("agency", OFFICE.agency(), "title", "Hủy bản trùng", "note", "Khối tài liệu năm nay")))
                .json();
        String id = list.path("id").asText();
        Offices.must(archivist.post(
                "destruction/destructions/" + id + "/items",
                map("dossiers", List.of(same), "duplicateOf", whole, "note", "trùng", "version", 1)));

        desk = OFFICE.desk("luutru");
        desk.goTo("destruction/" + id);
        assertThat(desk.at("row")).hasCount(1);
        desk.click("do-council");
        desk.at("member-fullName-0").fill("Trần Văn An");
        desk.at("member-fullName-1").fill("Lý Thị Lưu");
        desk.at("member-fullName-2").fill("Phạm Quốc Bình");
        desk.isAccessible("council dialog");
        desk.picture("destruction-council-vi");
        desk.confirm();
        assertThat(desk.at("destruction-state")).containsText("Hội đồng xét");
        desk.click("do-conclude");
        desk.fill("minutes", "Thống nhất hủy bản trùng.");
        desk.confirm();
        assertThat(desk.at("destruction-state")).containsText("chờ quyết định");
        desk.close();

        desk = OFFICE.desk("lanhdao");
        desk.goTo("destruction/" + id);
        desk.click("do-decide");
        desk.fill("number", "15/QĐ-CC");
        desk.confirm();
        assertThat(desk.at("destruction-state")).containsText("đã quyết định");
        desk.close();

        desk = OFFICE.desk("luutru");
        desk.goTo("destruction/" + id);
        desk.click("do-prepare");
        desk.click("open-run");
        desk.at("run-planned").waitFor(LONG);
        desk.close();

        desk = OFFICE.desk("lanhdao");
        desk.goTo("destruction/" + id);
        desk.click("do-confirm");
        desk.fill("confirm-password", "không phải");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("confirm-password-error")).containsText("Mật khẩu không đúng");
        desk.isAccessible("confirmation dialog");
        desk.fill("confirm-password", OFFICE.account("lanhdao").password());
        desk.confirm();
        desk.at("destruction-done").waitFor(LONG);
        assertThat(desk.at("destruction-done")).containsText("Đã hủy 1 hồ sơ");
        desk.isAccessible("destruction");
        desk.picture("destruction-vi");
        desk.click("form-minutes");
        assertThat(desk.inDialog("pdf-save")).isEnabled();
        desk.picture("destruction-minutes-vi");
    }

    private static String ended(String title, String retention, JsonNode... documents) {
        Api keeper = OFFICE.as("chuyenvien");
        JsonNode opened = Offices.must(keeper.post(
                        "dossier/dossiers",
                        map(
                                "agency",
                                OFFICE.agency(),
                                "title",
                                title,
                                "documents",
                                List.of(documents).stream()
                                        .map(one -> one.path("nodeId").asText())
                                        .toList())))
                .json();
        String id = opened.at("/dossier/id").asText();
        Offices.must(keeper.post(
                "dossier/dossiers/" + id + "/end",
                map(
                        "retention",
                        retention,
                        "anyway",
                        true,
                        "version",
                        opened.at("/dossier/version").asLong())));
        return id;
    }
}
