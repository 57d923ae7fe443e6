package org.vanthu.acceptance;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * The end of a year in a real browser: the clerk closes the register, the archivist files what is in no dossier and
 * proposes the run, the leader approves, the process is killed in the middle, an item and then all is undone. The site
 * is one of the test's own, because its clock is set forward to the next year.
 */
class YearEndDeskIT {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
    private static final int MANY = 120;

    private static SiteProcess process;
    private static StaffedOffice office;

    @BeforeAll
    static void site() {
        assumeFalse(Site.isGiven(), "the clock of a given site cannot be set forward");
        process = SiteProcess.startWithClock(Site.fresh("year-end"));
        office = StaffedOffice.create(Site.of(process), "H99.Y1");
        office.person("luutru", "Nguyễn Thị Lưu", "Lưu trữ viên", null, "archivist");
    }

    @AfterAll
    static void stop() {
        if (process != null) {
            process.close();
        }
    }

    @Test
    @Requirement({"R000-079", "R000-001"})
    void theYearIsFiledReorganizedWithAPauseAndAKillAndUndone() {
        String dossier = dossier("Tổng kiểm kê tài sản công của các đơn vị", "10 năm");
        for (int i = 0; i < MANY; i++) {
            dossier("Hồ sơ công việc thường xuyên số " + i, "5 năm");
        }
        String loose = handled("801/CV-Y", "Về việc tổng kiểm kê tài sản công");
        String other = handled("802/CV-Y", "Về việc mời dự hội nghị trực tuyến");
        process.forward(Duration.ofDays(400));

        Desk archivist = office.desk("luutru");
        begin(archivist);
        closeRegister();
        file(archivist, other);
        String run = propose(archivist);
        approve(run);
        pauseKillAndGoOn(archivist, run);
        assertThat(dossierOf(dossier).at("/dossier/state").asText()).isEqualTo("ended");
        assertThat(documents(dossier)).contains(loose);
        assertThat(reviewed()).isEqualTo(3);
        undoOne(run);
        undoAll(run);
        assertThat(reviewed()).isZero();
        assertThat(documents(dossier)).doesNotContain(loose);
    }

    private void begin(Desk desk) {
        desk.goTo("reorganization");
        assertThat(desk.at("empty")).isVisible();
        desk.isAccessible("no reorganization yet");
        desk.click("begin");
        desk.fill("year", String.valueOf(YEAR + 5));
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("x-year-error")).isVisible();
        desk.fill("year", String.valueOf(YEAR), "quietDays", "10");
        desk.picture("reorganization-begin-vi");
        desk.confirm();
        assertThat(desk.at("reorganization")).hasAttribute("data-stage", "prepared", patiently());
        assertThat(desk.at("steps")).containsText("Chưa đóng");
        assertThat(desk.at("propose-run")).isDisabled();
    }

    private static void closeRegister() {
        Api clerk = office.as("vanthu");
        JsonNode registers = must(clerk.get(
                        "registry/registers?kind=incoming&agency=" + office.agency() + "&year=" + YEAR))
                .json()
                .path("items");
        assertThat(registers).isNotEmpty();
        registers.forEach(register -> must(
                clerk.post("registry/registers/" + register.path("id").asText() + "/close", map("reason", "hết năm"))));
    }

    /** The archivist confirms the sure proposal and names a dossier for the other document. */
    private void file(Desk desk, String other) {
        desk.page().reload();
        desk.click("prepare-again");
        assertThat(desk.at("propose-run"))
                .isEnabled(new com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions()
                        .setTimeout(60_000));
        assertThat(desk.at("steps")).containsText("không khuyết");
        assertThat(desk.at("row")).hasCount(2);
        desk.isAccessible("documents in no dossier");
        desk.picture("reorganization-filings-vi");
        desk.click("confirm-sure");
        desk.isTold("Đã xác nhận 1 đề xuất");
        assertThat(desk.at("row")).hasCount(1);
        desk.at("row")
                .first()
                .getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX)
                .check();
        desk.click("choose-dossier");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("x-dossier-error")).isVisible();
        desk.inDialog("dossier").fill("thường xuyên số 117");
        desk.page()
                .locator("[role=option]")
                .filter(new Locator.FilterOptions().setHasText("thường xuyên số 117"))
                .first()
                .click();
        desk.picture("reorganization-choose-vi");
        desk.confirm();
        assertThat(desk.at("empty")).isVisible();
        desk.click("filings-confirmed");
        assertThat(desk.at("row")).hasCount(2);
        assertThat(desk.at("list-filings")).containsText("thường xuyên số 117");
        assertThat(other).isNotEmpty();
        desk.click("tab-dossiers");
        assertThat(desk.at("row").first()).isVisible();
        desk.settled();
        desk.isAccessible("dossiers of the year");
        desk.picture("reorganization-dossiers-vi");
        reviewLevels(desk);
    }

    /** The first dossiers of the list are to be public when they are ended. */
    private static void reviewLevels(Desk desk) {
        assertThat(desk.at("steps")).containsText("0 hồ sơ đã rà soát, 0 hồ sơ sẽ xác nhận");
        for (int i = 0; i < 3; i++) {
            desk.at("row")
                    .nth(i)
                    .getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX)
                    .check();
        }
        desk.click("review-levels");
        desk.page().getByTestId("level").selectOption("01");
        desk.isAccessible("review of levels");
        desk.picture("reorganization-levels-dialog-vi");
        desk.confirm();
        desk.isTold("Đã ghi chế độ sử dụng cho 3 hồ sơ");
        assertThat(desk.at("row").first()).containsText("→ Công khai");
        assertThat(desk.at("steps")).containsText("3 hồ sơ sẽ xác nhận");
        desk.picture("reorganization-levels-vi");
    }

    private static int reviewed() {
        return must(office.as("luutru").get("archive/access?reviewed=yes&agency=" + office.agency()))
                .json()
                .path("items")
                .size();
    }

    private String propose(Desk desk) {
        desk.click("propose-run");
        assertThat(desk.at("run-planned"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(60_000));
        assertThat(desk.at("run-approve")).hasCount(0);
        assertThat(desk.at("run-planned")).containsText("Một người khác phải duyệt");
        desk.isAccessible("planned run");
        desk.picture("run-planned-vi");
        desk.click("run-pace");
        desk.fill("itemsPerSecond", "10", "from", "25:00", "to", "05:00");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("x-from-error")).isVisible();
        desk.fill("from", "", "to", "");
        desk.confirm();
        String url = desk.page().url();
        return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    }

    private static void approve(String run) {
        Desk desk = office.desk("lanhdao");
        desk.goTo("run/" + run);
        desk.click("run-approve");
        desk.isAccessible("approve dialog");
        desk.confirm();
        assertThat(desk.at("run-state")).hasAttribute("data-state", "running");
        desk.close();
    }

    /** The archivist pauses the run, the process is killed, started again, and the run goes on to its end. */
    private void pauseKillAndGoOn(Desk desk, String run) {
        assertThat(desk.at("run-pause"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(30_000));
        desk.picture("run-running-vi");
        desk.click("run-pause");
        assertThat(desk.at("run-state")).hasAttribute("data-state", "paused");
        long stood = counts(run, "done");
        desk.click("run-resume");
        Api.until(
                () -> office.as("luutru").get("batch/runs/" + run),
                answer -> answer.json().at("/counts/done").asLong() > stood);
        desk.close();
        process.kill();
        process = SiteProcess.startAgainWithClock(process.data());
        office = office.at(Site.of(process));
        unpaced(run);
        Desk after = office.desk("luutru");
        after.goTo("run/" + run);
        assertThat(after.at("run-state")).hasAttribute("data-state", "done", patiently());
        assertThat(counts(run, "done")).isEqualTo(json(run).path("toChange").asLong());
        assertThat(counts(run, "failed") + counts(run, "differs")).isZero();
        after.settled();
        after.isAccessible("run that is done");
        after.picture("run-done-vi");
        after.fits("run");
        after.close();
        Desk phone = office.desk("luutru", 390, 844);
        phone.goTo("run/" + run);
        assertThat(phone.at("run-state")).isVisible();
        phone.picture("run-done-390");
        phone.fits("run on a phone");
        phone.close();
    }

    private static void unpaced(String run) {
        Api archivist = office.as("luutru");
        must(archivist.post(
                "batch/runs/" + run + "/pace", map("version", json(run).path("version"), "itemsPerSecond", 0)));
    }

    private static void undoOne(String run) {
        Desk desk = office.desk("luutru");
        desk.goTo("run/" + run + "?state=done");
        desk.at("undo-item").first().click();
        desk.inDialog("reason").fill("hồ sơ còn bổ sung");
        desk.confirm();
        desk.isTold("Đã hoàn tác mục này");
        assertThat(desk.at("items-undone")).containsText("1");
        desk.close();
    }

    private static void undoAll(String run) {
        Desk desk = office.desk("luutru");
        desk.goTo("run/" + run);
        desk.click("run-undo");
        desk.inDialog("reason").fill("làm lại với số ngày khác");
        desk.confirm();
        assertThat(desk.at("run-state")).hasAttribute("data-state", "undone", patiently());
        desk.picture("run-undone-vi");
        desk.goTo("reorganization");
        assertThat(desk.at("plan-row")).hasCount(1);
        desk.picture("reorganizations-vi");
        desk.at("plan-row")
                .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                .click();
        desk.click("minutes");
        desk.finds("Đã hoàn tác", "reorganization-minutes-vi");
        desk.close();
    }

    /** A dossier with a paper in it, so that it can be ended. */
    private static String dossier(String title, String retention) {
        Api specialist = office.as("chuyenvien");
        String id = must(specialist.post(
                        "dossier/dossiers", map("agency", office.agency(), "title", title, "retention", retention)))
                .json()
                .at("/dossier/id")
                .asText();
        must(specialist.upload(
                "dossier/dossiers/" + id + "/papers",
                Map.of("metadata", "{\"title\":\"Ghi chép\",\"kind\":\"note\"}"),
                "ghi-chep.pdf",
                TinyPdf.of("Ghi chep"),
                "application/pdf"));
        return id;
    }

    /** A document that the specialist has dealt with and that is in no dossier. */
    private static String handled(String number, String subject) {
        String id = office.toBeDirected(number, subject).path("nodeId").asText();
        step("lanhdao", id, "direct", map("lead", map("person", office.userName("chuyenvien")), "text", "Xử lý"));
        step("chuyenvien", id, "file", map("comment", "để biết"));
        return id;
    }

    private static void step(String person, String document, String action, Map<String, Object> body) {
        JsonNode item = office.workOf(person, document);
        body.put("version", item.path("version"));
        must(office.as(person).post("routing/items/" + item.path("id").asText() + "/" + action, body));
    }

    private static JsonNode dossierOf(String id) {
        return must(office.as("chuyenvien").get("dossier/dossiers/" + id)).json();
    }

    private static List<String> documents(String dossier) {
        return dossierOf(dossier).path("documents").findValuesAsText("nodeId");
    }

    private static JsonNode json(String run) {
        return must(office.as("luutru").get("batch/runs/" + run)).json();
    }

    private static long counts(String run, String state) {
        return json(run).at("/counts/" + state).asLong();
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions patiently() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions().setTimeout(120_000);
    }
}
