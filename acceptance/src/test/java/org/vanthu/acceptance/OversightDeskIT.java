package org.vanthu.acceptance;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/** In a real browser: who acts for whom, how deadlines are reckoned, who was urged, in whose hands a document is. */
class OversightDeskIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.P4");

    private Desk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @Requirement({"R000-065", "R000-070"})
    void aDelegationIsRecordedOnPaperOfTheLeaderAndEndsAtOnceWhenItIsRevoked() {
        desk = OFFICE.desk("noidung");
        desk.goTo("delegations");
        desk.isAccessible("no delegations");
        desk.click("new-delegation");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("g-principal-error")).isVisible();
        desk.isAccessible("delegation dialog");
        person("principal", "Văn An");
        person("delegate", "Thu Hà");
        desk.inDialog("scope-urge").check();
        desk.inDialog("scope-forward").uncheck();
        desk.fill("reason", "Lãnh đạo đi học", "permission", "Thông báo 12/TB-CCTN ngày 05/01");
        desk.picture("delegation-new-vi");
        desk.confirm();
        Locator row = desk.at("delegation-row");
        assertThat(row).containsText("Thông báo 12/TB-CCTN");
        assertThat(row).containsText("Ngô Quang Huy ghi nhận");
        Desk secretary = OFFICE.desk("thuky");
        assertThat(secretary.at("represented")).containsText("Trần Văn An");
        secretary.close();

        row.getByTestId("revoke").click();
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("reason-error")).isVisible();
        desk.isAccessible("revoke dialog");
        desk.fill("reason", "Đã về");
        desk.confirm();
        assertThat(desk.at("delegation-row")).hasCount(0);
        desk.click("list-all");
        assertThat(row).containsText("Đã chấm dứt");
        assertThat(row).containsText("Đã về");
        assertThat(row.getByTestId("revoke")).hasCount(0);
        desk.isAccessible("delegations");
        desk.picture("delegations-vi");
        secretary = OFFICE.desk("thuky");
        assertThat(secretary.at("represented")).hasCount(0);
        secretary.close();
    }

    @Test
    @Requirement({"R000-020", "R000-066"})
    void aDeadlineRuleOfTheAgencyIsChangedChecksWhatIsTypedAndGoesBackToTheRegulation() {
        desk = OFFICE.desk("noidung");
        desk.goTo("deadlines");
        Locator rule = desk.at("rule-DL-04");
        assertThat(rule).containsText("theo quy chế");
        String before = rule.innerText();
        desk.click("edit-DL-04");
        desk.inDialog("amount").fill("một");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.page().getByTestId("r-amount-error")).isVisible();
        desk.isAccessible("deadline rule dialog");
        desk.inDialog("unit").selectOption("working-days");
        desk.fill("amount", "3", "soonHours", "4", "reason", "Quy chế 05/QC-CCTN");
        desk.picture("deadline-rule-vi");
        desk.confirm();
        assertThat(rule).containsText("3 ngày làm việc");
        assertThat(rule).containsText("4 giờ trước");
        assertThat(rule).containsText("cơ quan đặt");
        desk.isAccessible("deadline rules");
        desk.picture("deadline-rules-vi");
        desk.click("reset-DL-04");
        desk.inDialog("dialog-ok").click();
        assertThat(rule).containsText("theo quy chế");
        assertThat(rule).containsText(before.split("\t")[2].strip().split("\n")[0]);
    }

    @Test
    @Requirement({"R000-019", "R004-036", "R004-038"})
    void theLeaderUrgesAndTheLogSaysWhoWhomWhenHowAndWhetherItWasSeen() {
        JsonNode work = given("81/CV-DD", "Về việc cần đôn đốc", List.of());
        String nodeId = work.path("nodeId").asText();
        desk = OFFICE.desk("lanhdao");
        desk.goTo("document/" + nodeId + "?tab=flow");
        desk.click("urge-item");
        desk.isAccessible("urge dialog");
        desk.fill("text", "");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.page()
                        .getByTestId("urge-text-error")
                        .or(desk.inDialog("dialog-error"))
                        .first())
                .isVisible();
        desk.fill("text", "Báo cáo trước 16 giờ hôm nay.");
        desk.picture("urge-vi");
        desk.confirm();
        desk.goTo("document/" + nodeId + "?tab=flow");
        desk.click("urge-item");
        desk.inDialog("channel").selectOption("phone");
        desk.fill("text", "Đã gọi điện, hứa xong trong ngày.");
        desk.confirm();

        Desk held = OFFICE.desk("truongphong");
        assertThat(held.at("bell-count")).isVisible();
        held.click("bell");
        Locator row = held.at("row").filter(new Locator.FilterOptions().setHasText("Báo cáo trước 16 giờ"));
        assertThat(row).containsText("Trần Văn An");
        held.isAccessible("reminders");
        held.picture("reminders-vi");
        held.click("seen-all");
        assertThat(held.at("bell-count")).hasCount(0);
        held.close();

        desk.goTo("reminders?list=urged");
        assertThat(desk.at("row").filter(new Locator.FilterOptions().setHasText("Báo cáo trước 16 giờ")))
                .containsText("Phạm Quốc Bình");
        assertThat(desk.at("row").filter(new Locator.FilterOptions().setHasText("hứa xong trong ngày")))
                .containsText(
                        "điện thoại",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setIgnoreCase(true));
        desk.isAccessible("log of urging");
        desk.picture("urged-vi");
    }

    @Test
    @Requirement({"R001-028", "R001-029", "R004-037"})
    void thePictureOfTheWaySaysWhoHasItSinceWhenAndUntilWhenInEveryBranch() {
        String due = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
                .plusDays(20)
                .toString();
        JsonNode work = given("82/CV-SD", "Về việc hai nhánh", List.of(map("unit", StaffedOffice.CULTURE, "due", due)));
        String nodeId = work.path("nodeId").asText();
        JsonNode held = OFFICE.workOf("truongphong", nodeId);
        must(OFFICE.as("truongphong")
                .post(
                        "routing/items/" + held.path("id").asText() + "/assign",
                        map(
                                "lead",
                                map("person", OFFICE.userName("chuyenvien")),
                                "text",
                                "Đức xử lý.",
                                "version",
                                held.path("version"))));
        desk = OFFICE.desk("lanhdao");
        desk.goTo("document/" + nodeId + "?tab=flow");

        assertThat(desk.at("holder")).hasCount(2);
        assertThat(desk.at("flow-box")).hasCount(4);
        assertThat(desk.page().locator("[data-testid=flow-box][data-state=open]"))
                .hasCount(2);
        Locator lead =
                desk.at("flow-box").filter(new Locator.FilterOptions().setHasText("Đỗ Minh Đức (Phòng Kinh tế)"));
        assertThat(lead).containsText("Phạm Quốc Bình");
        assertThat(lead).containsText(Pattern.compile("Từ \\d\\d/\\d\\d/\\d{4}|từ \\d\\d"));
        Locator other = desk.at("flow-box").filter(new Locator.FilterOptions().setHasText("Vũ Thị Hằng"));
        assertThat(other).containsText("còn");
        assertThat(other).containsText(Pattern.compile("hạn \\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d"));
        desk.isAccessible("picture of the way");
        desk.picture("flow-branches-vi");

        desk.at("flow-list-mode").press("Enter");
        assertThat(desk.at("flow-picture")).hasCount(0);
        assertThat(desk.at("flow-list").locator("li")).hasCount(4);
        desk.isAccessible("way as a list");
        desk.at("flow-picture-mode").press("Enter");
        assertThat(desk.at("flow-picture")).isVisible();
    }

    @Test
    @Requirement("R004-031")
    void theListOfAHandOverIsPrintedAgainLater() {
        must(OFFICE.as("dongnghiep")
                .post("dossier/dossiers", map("agency", OFFICE.agency(), "title", "Hồ sơ bàn giao lần một")));
        must(OFFICE.as("truongphong")
                .post(
                        "dossier/hand-overs",
                        map(
                                "agency",
                                OFFICE.agency(),
                                "from",
                                OFFICE.userName("dongnghiep"),
                                "to",
                                OFFICE.userName("chuyenvien"),
                                "reason",
                                "Chuyển công tác",
                                "dossiers",
                                null)));
        desk = OFFICE.desk("truongphong");
        desk.goTo("dossiers");
        desk.click("hand-overs");
        desk.isAccessible("hand-overs");
        desk.picture("hand-overs-vi");
        desk.click("hand-over-row");
        desk.finds("Hồ sơ bàn giao lần một", "hand-over-printed-vi");
    }

    private void person(String field, String text) {
        desk.inDialog(field).fill(text);
        desk.page()
                .locator("dialog[open] [role=option]")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    /** A document that the leader gave to the unit of economy, and to those who coordinate. */
    private static JsonNode given(String number, String subject, List<Map<String, Object>> coordinators) {
        JsonNode work = OFFICE.toBeDirected(number, subject);
        must(OFFICE.as("lanhdao")
                .post(
                        "routing/items/" + work.path("id").asText() + "/direct",
                        map(
                                "lead",
                                map("unit", StaffedOffice.ECONOMY),
                                "coordinators",
                                coordinators,
                                "text",
                                "Chủ trì xử lý.",
                                "version",
                                work.path("version"))));
        return work;
    }
}
