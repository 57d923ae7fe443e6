package org.vanthu.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
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
    void dossiersAreReckonedAnewByANewerScheduleAfterADryRunAndASecondPerson() throws IOException {
        Api archivist = OFFICE.as("luutru");
        String before = schedule(archivist, "Bảng thời hạn cũ", "A,Kế hoạch công tác,years,10,\n", null);
        String dossier = ended("Hồ sơ tính lại", "5 năm");
        Offices.must(archivist.put("retention/dossiers/" + dossier, map("rule", before + ":A")));
        String after = schedule(archivist, "Bảng thời hạn mới", "A,Kế hoạch công tác,years,15,\n", before);

        desk = OFFICE.desk("luutru");
        desk.goTo("schedules/" + after);
        desk.picture("schedule-recalculate-vi");
        desk.click("recalculate");
        desk.picture("schedule-recalculate-dialog-vi");
        desk.confirm();
        desk.at("run-planned").waitFor(LONG);
        assertThat(desk.at("row")).hasCount(1);
        assertThat(desk.at("row")).containsText("10 năm → 15 năm");
        assertThat(desk.at("row")).containsText("Thời hạn dài hơn");
        desk.isAccessible("retention run");
        desk.picture("run-retention-vi");
        String address = "run/"
                + Offices.must(archivist.get("batch/runs?kind=retention&agency=" + Api.encode(OFFICE.agency())))
                        .json()
                        .at("/items/0/id")
                        .asText();
        desk.close();

        desk = OFFICE.desk("lanhdao");
        desk.goTo(address);
        desk.click("run-approve");
        desk.confirm();
        desk.at("run-undo").or(desk.at("items-done")).first().waitFor(LONG);
        desk.close();

        desk = OFFICE.desk("luutru");
        desk.goTo("schedules/" + after);
        assertThat(desk.at("schedule-runs")).containsText("Hoàn thành");
        desk.isAccessible("schedule with runs");
        desk.picture("schedule-runs-vi");
        desk.goTo(address);
        desk.click("run-undo");
        desk.fill("reason", "Làm thử");
        desk.confirm();
        assertThat(desk.at("items-undone")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    }

    private static String schedule(Api archivist, String title, String rows, String replaces) throws IOException {
        Map<String, Object> metadata = map(
                "agency",
                OFFICE.agency(),
                "kind",
                "agency",
                "title",
                title,
                "source",
                "Quyết định 12/QĐ-CC",
                "validFrom",
                "2026-01-01",
                "replaces",
                replaces);
        return Offices.must(archivist.upload(
                        "retention/schedules",
                        Map.of("metadata", Api.JSON.writeValueAsString(metadata)),
                        "schedule.csv",
                        ("code,title,kind,years,replaces\n" + rows).getBytes(StandardCharsets.UTF_8),
                        "text/csv"))
                .json()
                .path("id")
                .asText();
    }

    @Test
    void aDuplicateIsDestroyedByCouncilDecisionAndTwoPeople() {
        JsonNode document = Offices.must(OFFICE.clerk().register("71/CV-MS", "Về việc trùng hồ sơ"))
                .json();
        ended("Bản đủ", "20 năm", document);
        ended("Bản trùng", "10 năm", document);
        Api archivist = OFFICE.as("luutru");
        JsonNode list = Offices.must(archivist.post(
                        "destruction/destructions",
                        map("agency", OFFICE.agency(), "title", "Hủy bản trùng", "note", "Khối tài liệu năm nay")))
                .json();
        String id = list.path("id").asText();

        desk = OFFICE.desk("luutru");
        desk.goTo("destruction/" + id);
        desk.click("do-duplicates");
        Locator proposal = desk.inDialog("duplicate-row");
        assertThat(proposal).hasCount(1);
        assertThat(proposal).containsText("Bản trùng");
        assertThat(desk.inDialog("duplicate-kept")).containsText("Bản đủ");
        proposal.getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX).check();
        desk.isAccessible("duplicates dialog");
        desk.picture("destruction-duplicates-vi");
        desk.confirm();
        desk.isTold("Đã thêm 1 hồ sơ");
        assertThat(desk.at("row")).hasCount(1);
        assertThat(desk.at("row")).containsText("Bản đủ");
        desk.picture("destruction-duplicate-listed-vi");
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
