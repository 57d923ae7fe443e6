package org.vanthu.acceptance;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.vanthu.acceptance.Api.map;

/** Incoming documents are directed, assigned, handled and ended in a real browser, by those whose turn it is. */
class ProcessingDeskIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.P1");

    private Desk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @Requirement({"R001-027", "R001-028", "R001-029", "R002-042"})
    void theLeaderDirectsByKeyboardAlone() {
        JsonNode work = OFFICE.toBeDirected("51/CV-MS", "Về việc chỉ đạo bằng bàn phím");
        String nodeId = work.path("nodeId").asText();
        desk = OFFICE.desk("lanhdao");
        assertThat(desk.at("task-toDirect")).isVisible();
        desk.goTo("document/" + nodeId + "?tab=flow");
        assertThat(desk.at("flow-box")).hasCount(1);

        desk.page().keyboard().press("d");
        assertThat(desk.inDialog("lead")).isFocused();
        desk.isAccessible("direct dialog");
        choose("lead", "Kinh tế");
        assertThat(desk.inDialog("target-unit-KT")).isVisible();
        desk.inDialog("coordinators").focus();
        choose("coordinators", "Văn xã");
        desk.inDialog("text").focus();
        desk.page().keyboard().type("Chủ trì, tham mưu văn bản trả lời.");
        desk.page().keyboard().press("Control+Enter");

        desk.isTold("Đã giao xử lý");
        assertThat(desk.at("holder")).hasCount(2);
        assertThat(desk.at("flow-list")).containsText("Phạm Quốc Bình (Phòng Kinh tế)");
        assertThat(desk.at("records")).containsText("Chủ trì, tham mưu văn bản trả lời.");
        assertThat(desk.at("do-direct")).hasCount(0);
        desk.isAccessible("flow");
        desk.picture("processing-flow-vi");
    }

    @Test
    @Requirement({"R000-011", "R000-044", "R000-045", "R004-037"})
    void theUnitHeadAssignsTheSpecialistForwardsAndTheNextOneFilesForReference() {
        JsonNode work = OFFICE.toBeDirected("52/CV-MS", "Về việc giao trong phòng");
        String nodeId = work.path("nodeId").asText();
        direct(work);

        desk = OFFICE.desk("truongphong");
        desk.goTo("document/" + nodeId + "?tab=flow");
        desk.click("do-assign");
        choose("lead", "Minh Đức");
        desk.inDialog("text").fill("Đức dự thảo, trình trước thứ Ba.");
        desk.confirm();
        desk.isTold("Đã giao việc");
        desk.close();

        desk = OFFICE.desk("chuyenvien");
        desk.goTo("work");
        Locator row = desk.at("row").filter(new Locator.FilterOptions().setHasText("Về việc giao trong phòng"));
        assertThat(row).isVisible();
        desk.isAccessible("work");
        desk.picture("processing-work-vi");
        desk.goTo("document/" + nodeId + "?tab=flow");
        assertThat(desk.at("routing-bar")).containsText("Đức dự thảo, trình trước thứ Ba.");
        desk.click("do-forward");
        desk.isAccessible("forward dialog");
        choose("to", "Thị Thủy");
        desk.fill("comment", "Chị Thủy theo dõi việc này từ trước");
        desk.confirm();
        desk.isTold("Đã chuyển tiếp");
        assertThat(desk.at("do-file")).hasCount(0);
        desk.close();

        desk = OFFICE.desk("dongnghiep");
        desk.goTo("document/" + nodeId + "?tab=flow");
        desk.click("do-file");
        desk.confirm();
        desk.isTold("Đã kết thúc, lưu tham khảo");
        assertThat(desk.at("flow-tab")).containsText("Kết thúc – lưu tham khảo");
        assertThat(desk.at("flow-list")).containsText("Hoàng Thị Thủy");
        desk.picture("processing-filed-vi");
    }

    @Test
    @Requirement({"R000-046", "R000-047", "R000-054"})
    void theHandlingSlipSaysWhatIsAwaitedAndLaterWhyNothingIsDone() {
        JsonNode work = OFFICE.toBeDirected("53/CV-MS", "Về việc chờ xác minh");
        String nodeId = work.path("nodeId").asText();
        directTo(work, map("person", OFFICE.userName("chuyenvien")));

        desk = OFFICE.desk("chuyenvien");
        desk.goTo("document/" + nodeId + "?tab=flow");
        slip();
        desk.isAccessible("handling slip");
        desk.inDialog("kind-wait").check();
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("reason-error").or(desk.at("x-reason-error"))).isVisible();
        desk.fill("reason", "Chờ UBND xã xác minh");
        desk.confirm();
        assertThat(desk.at("flow-tab")).containsText("Chờ đủ để xử lý");
        desk.click("do-resume");
        desk.confirm();
        slip();
        desk.inDialog("kind-decline").check();
        desk.fill("reason", "Không thuộc thẩm quyền của cơ quan");
        desk.confirm();

        assertThat(desk.at("flow-tab")).containsText("Kết thúc – không xử lý");
        assertThat(desk.at("records")).containsText("Không thuộc thẩm quyền của cơ quan");
    }

    @Test
    @Requirement("R000-011")
    void theSecondOfTwoWhoActOnOneDocumentIsToldWhoWasFirst() {
        JsonNode work = OFFICE.toBeDirected("54/CV-MS", "Về việc hai người cùng giao");
        desk = OFFICE.desk("lanhdao");
        desk.goTo("document/" + work.path("nodeId").asText() + "?tab=flow");
        desk.click("do-direct");
        choose("lead", "Văn xã");
        desk.inDialog("text").fill("Nghiên cứu, đề xuất.");
        direct(work);

        desk.inDialog("dialog-ok").click();

        assertThat(desk.inDialog("dialog-error")).containsText("Trần Văn An");
        assertThat(desk.inDialog("text")).hasValue("Nghiên cứu, đề xuất.");
        desk.picture("processing-conflict-vi");
        desk.inDialog("dialog-cancel").click();
        assertThat(desk.at("flow-list")).containsText("Phạm Quốc Bình (Phòng Kinh tế)");
        assertThat(desk.at("do-direct")).hasCount(0);
    }

    @Test
    @Requirement({"R001-028", "R004-033"})
    void manyDocumentsAreDirectedAtOnceAndEachTellsHowItWent() {
        List<JsonNode> works = List.of(
                OFFICE.toBeDirected("61/CV-BULK", "Về việc giao nhiều, thứ nhất"),
                OFFICE.toBeDirected("62/CV-BULK", "Về việc giao nhiều, thứ hai"),
                OFFICE.toBeDirected("63/CV-BULK", "Về việc giao nhiều, thứ ba"));
        desk = OFFICE.desk("lanhdao");
        desk.goTo("work?step=direct&q=CV-BULK");
        assertThat(desk.at("row")).hasCount(3);
        desk.page().locator("th.tick input").check();
        direct(works.get(1));

        desk.page().keyboard().press("d");
        choose("lead", "Kinh tế");
        desk.inDialog("usual-text").first().click();
        desk.inDialog("dialog-ok").click();

        assertThat(desk.at("bulk-summary")).containsText("Đã giao 2 văn bản, 1 văn bản chưa giao được.");
        assertThat(desk.at("bulk-item").first()).containsText("62/CV-BULK");
        desk.isAccessible("bulk result");
        desk.picture("processing-bulk-vi");
        desk.page().keyboard().press("Enter");
        assertThat(desk.at("row")).hasCount(0);
    }

    @Test
    @Requirement({"R000-010", "R000-065", "R000-070"})
    void theSecretaryDirectsForTheLeaderOnAPhoneAndBothNamesStand() {
        Offices.must(OFFICE.as("lanhdao")
                .post(
                        "delegation/delegations",
                        map(
                                "agency",
                                OFFICE.agency(),
                                "delegate",
                                OFFICE.userName("thuky"),
                                "scopes",
                                List.of("direct", "forward"),
                                "reason",
                                "Lãnh đạo đi công tác")));
        JsonNode work = OFFICE.toBeDirected("55/CV-MS", "Về việc thư ký ghi bút phê");
        Site.Account secretary = OFFICE.account("thuky");
        desk = Desk.open(secretary.userName(), secretary.password(), 360, 740, "vi")
                .signIn();
        assertThat(desk.at("represented")).containsText("Trần Văn An");
        for (String page : List.of("", "work", "overview")) {
            desk.goTo(page);
            desk.fits("phone: " + page);
        }
        desk.goTo("document/" + work.path("nodeId").asText() + "?tab=flow");
        assertThat(desk.at("on-behalf")).containsText("Thay mặt Trần Văn An");
        desk.fits("phone: document");
        desk.click("do-direct");
        assertThat(desk.inDialog("onBehalfOf")).hasValue(OFFICE.userName("lanhdao"));
        choose("lead", "Kinh tế");
        desk.inDialog("usual-text").first().click();
        desk.inDialog("reference").fill("bút phê ngày 05/01 trên bản giấy");
        desk.picture("processing-phone-direct-vi");
        desk.confirm();

        desk.isTold("Đã giao xử lý");
        assertThat(desk.at("records")).containsText("Lê Thu Hà thay mặt Trần Văn An");
        assertThat(desk.at("records")).containsText("bút phê ngày 05/01 trên bản giấy");
        desk.picture("processing-phone-flow-vi");
    }

    @Test
    @Requirement({"R000-013", "R000-022", "R000-042"})
    void theGeneralOfficeBringsItToTheRightPersonAndMovesADeadlineOnlyOnTheLeadersWord() {
        JsonNode work = OFFICE.toBeDirected("56/CV-MS", "Về việc chuyển nhầm");
        String nodeId = work.path("nodeId").asText();
        direct(work);
        desk = Desk.of(OFFICE.clerk().userName(), OFFICE.clerk().password());
        desk.goTo("document/" + nodeId + "?tab=flow");

        more("do-reroute");
        choose("to", "Văn xã");
        desk.fill("reason", "Thuộc lĩnh vực văn xã");
        desk.confirm();
        desk.isTold("Đã chuyển lại");
        assertThat(desk.at("holder")).containsText("Vũ Thị Hằng (Phòng Văn xã)");

        more("do-deadline");
        desk.isAccessible("deadline dialog");
        desk.inDialog("due").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(4));
        desk.fill("reason", "Lãnh đạo cho thêm thời gian");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.inDialog("reference-error")
                        .or(desk.inDialog("x-reference-error"))
                        .or(desk.inDialog("dialog-error")))
                .isVisible();
        desk.fill("reference", "bút phê ngày 06/01 trên bản giấy");
        desk.confirm();
        desk.isTold("Đã điều chỉnh thời hạn");
        assertThat(desk.at("records")).containsText("bút phê ngày 06/01 trên bản giấy");
    }

    @Test
    @Requirement({"R000-019", "R002-137", "R004-036"})
    void theLeaderSeesTheUnitsAtAGlance() {
        direct(OFFICE.toBeDirected("57/CV-MS", "Về việc tổng hợp"));
        desk = OFFICE.desk("lanhdao");
        desk.goTo("overview");

        assertThat(desk.at("overview-unit-KT")).isVisible();
        desk.isAccessible("overview");
        desk.picture("processing-overview-vi");
        desk.at("overview-unit-KT").locator("a").first().click();
        assertThat(desk.at("row").first()).isVisible();
    }

    /** Types part of a name into the open window and takes the first suggestion, by keyboard. */
    private void choose(String field, String name) {
        Locator box = desk.inDialog(field);
        box.focus();
        desk.page().keyboard().type(name);
        Locator marked = desk.page().locator("dialog[open] [role=option][aria-selected=true]");
        assertThat(marked).containsText(name);
        desk.page().keyboard().press("Enter");
    }

    private void slip() {
        desk.choose(desk.at("do-process"), desk.at("process-slip"));
    }

    private void more(String action) {
        desk.choose(desk.at("routing-more"), desk.at(action));
    }

    private static void direct(JsonNode work) {
        directTo(work, map("unit", StaffedOffice.ECONOMY));
    }

    private static void directTo(JsonNode work, Object lead) {
        Offices.must(OFFICE.as("lanhdao")
                .post(
                        "routing/items/" + work.path("id").asText() + "/direct",
                        map("lead", lead, "text", "Chủ trì xử lý.", "version", work.path("version"))));
    }
}
