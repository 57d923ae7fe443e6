package org.vanthu.acceptance;

import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * The office that follows, in a real browser: a paper entered with what it orders, urging, further directions,
 * messages, coordination, results rejected and taken back, what comes back adjusted, what is withdrawn, what was asked
 * too late, and an inspection from its plan to its result; everything once in English. The site is one of the test's
 * own, because days pass.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectiveOversightDeskIT {

    private static final String SHARED = "Rà soát quy hoạch sử dụng đất";
    private static final String WRONG = "Kiểm kê tài sản công";
    private static final String SINGLE = "Báo cáo tình hình giải ngân";
    private static final String TAXES = "Tổng hợp số thu ngân sách";
    private static final String TAX_OFFICE = "Cục Thuế tỉnh Mẫu";

    private static SiteProcess process;
    private static Site site;
    private static StaffedOffice giver;
    private static StaffedOffice first;
    private static StaffedOffice second;

    @BeforeAll
    static void offices() {
        assumeFalse(Site.isGiven(), "the clock of a given site cannot be set forward");
        process = SiteProcess.startWithClock(Site.fresh("oversight"));
        site = Site.of(process);
        giver = StaffedOffice.create(site, "H99.K1");
        giver.person("theodoi", "Phan Thị Mai", "Chuyên viên theo dõi", null, "follow-up");
        first = StaffedOffice.create(site, "H99.K2");
        second = StaffedOffice.create(site, "H99.K3");
    }

    @AfterAll
    static void stop() {
        if (process != null) {
            process.close();
        }
    }

    @Test
    @Order(1)
    @Requirement({"R002-001", "R002-010", "R003-001", "R003-002", "R003-013", "R003-023"})
    void aPaperIsEnteredWithWhatItOrdersDepartmentsAndOthersAndGiven() {
        Desk officer = giver.desk("theodoi");
        officer.goTo("directives");
        officer.click("new-source");
        officer.inDialog("kind-paper").check();
        officer.fill("number", "15/UBND-KT", "signerName", "Trần Văn An", "subject", "Về nhiệm vụ tháng 12");
        officer.inDialog("source-file")
                .setInputFiles(new FilePayload("van-ban.pdf", "application/pdf", TinyPdf.of("Ve nhiem vu thang 12")));
        officer.isAccessible("paper dialog");
        officer.picture("oversight-paper-vi");
        officer.confirm();
        assertThat(officer.at("assigning")).isVisible();

        directive(officer, SHARED, first.agency(), second.agency());
        directive(officer, WRONG, second.agency());
        directive(officer, SINGLE, first.agency());
        directive(officer, TAXES, TAX_OFFICE);
        assertThat(officer.at("directive")).hasCount(4);
        officer.picture("oversight-assigning-vi");
        officer.click("give-directives");
        officer.confirm();
        assertThat(officer.at("directive").first()).hasAttribute("data-state", "given");
        officer.close();

        registered(first);
        registered(second);
    }

    @Test
    @Order(2)
    @Requirement({"R003-003", "R003-045"})
    void manyAreUrgedWithTheChannelNoted() {
        Desk officer = giver.desk("theodoi");
        officer.goTo("directives");
        assertThat(officer.at("row")).hasCount(5);
        for (String content : List.of(SINGLE, WRONG)) {
            row(officer, content).getByRole(AriaRole.CHECKBOX).check();
        }
        officer.picture("oversight-bulk-vi");
        officer.click("bulk-urge");
        officer.inDialog("channel").selectOption("phone");
        officer.fill("text", "Đề nghị báo cáo tiến độ trước thứ Sáu");
        officer.isAccessible("bulk urge");
        officer.picture("oversight-urge-vi");
        officer.confirm();
        for (String content : List.of(SINGLE, WRONG)) {
            openGiven(officer, content);
            assertThat(officer.at("talk")).containsText("Đề nghị báo cáo tiến độ");
            assertThat(officer.at("talk")).containsText("Điện thoại");
        }
        officer.close();
    }

    @Test
    @Order(3)
    @Requirement({"R002-095", "R002-100", "R002-101", "R002-103", "R003-039"})
    void theLeadAsksWhoCoordinatesAndTheGiverSaysMore() {
        assigned(first, SHARED);
        Desk lead = first.desk("chuyenvien");
        openReceived(lead, SHARED);
        for (String text : List.of("Cung cấp số liệu hiện trạng", "Cử 20 người trong một tháng")) {
            lead.click("do-request");
            lead.fill("text", text);
            lead.inDialog("dueOn").selectOption("other");
            DirectiveForm.dueIn(lead, "dueOn", 6);
            lead.isAccessible("request dialog");
            lead.picture("oversight-request-vi");
            lead.confirm();
        }
        assertThat(lead.at("request")).hasCount(2);
        lead.click("do-difficulty");
        lead.fill("cause", "Số liệu đo đạc cũ", "proposal", "Cho dùng số liệu năm 2025");
        lead.confirm();
        assertThat(lead.at("talk")).containsText("Số liệu đo đạc cũ");

        Desk other = second.desk("lanhdao");
        openReceived(other, SHARED);
        Locator requests = other.at("request");
        assertThat(requests).hasCount(2);
        assertThat(requests.first()).containsText("Chi cục Thử nghiệm " + first.agency() + " yêu cầu");
        requests.filter(new Locator.FilterOptions().setHasText("số liệu hiện trạng"))
                .getByTestId("request-answer")
                .click();
        other.fill("text", "Số liệu kèm theo công văn", "documentNumber", "30/CCTN-VX");
        other.confirm();
        requests.filter(new Locator.FilterOptions().setHasText("Cử 20 người"))
                .getByTestId("request-refuse")
                .click();
        other.fill("text", "Trái quy định về biên chế", "documentNumber", "31/CCTN-VX");
        other.isAccessible("refusal of a request");
        other.confirm();
        assertThat(other.at("requests")).containsText("31/CCTN-VX");
        other.picture("oversight-requests-vi");
        other.close();
        lead.page().reload();
        assertThat(lead.at("requests")).containsText("Số liệu kèm theo công văn");
        assertThat(lead.at("requests")).containsText("Trái quy định về biên chế");

        Desk officer = giver.desk("theodoi");
        openGiven(officer, SHARED);
        assertThat(officer.at("talk")).containsText("Cho dùng số liệu năm 2025");
        officer.click("do-direction");
        officer.fill("text", "Chủ tịch đồng ý dùng số liệu năm 2025");
        officer.confirm();
        rare(officer, "adjust");
        officer.fill("content", SHARED + " giai đoạn 2026-2030", "reason", "Theo ý kiến bổ sung");
        officer.confirm();
        assertThat(officer.at("line-content")).containsText("giai đoạn 2026-2030");
        officer.at("message").fill("Đề nghị gửi bản dự thảo");
        officer.click("send-message");
        assertThat(officer.at("talk")).containsText("Đề nghị gửi bản dự thảo");
        officer.isAccessible("line of the giver");
        officer.picture("oversight-line-vi");
        officer.close();

        lead.page().reload();
        assertThat(lead.at("talk")).containsText("Chủ tịch đồng ý dùng số liệu năm 2025");
        lead.at("message").fill("Sẽ gửi ngày mai");
        lead.page().keyboard().press("Control+Enter");
        assertThat(lead.at("talk")).containsText("Sẽ gửi ngày mai");
        lead.close();
    }

    @Test
    @Order(4)
    void theLeaderTakesBackWhatWasAssigned() {
        assigned(first, SINGLE);
        Desk leader = first.desk("lanhdao");
        openReceived(leader, SINGLE);
        leader.click("do-take-back");
        leader.fill("reason", "Giao người khác");
        leader.confirm();
        assertThat(leader.at("holder")).containsText("Trần Văn An");
        leader.close();
    }

    @Test
    @Order(5)
    @Requirement({"R002-067", "R003-038", "R003-039"})
    void whatComesBackIsAdjustedAndGoesThereAgainAndTheOtherIsWithdrawn() {
        Desk leader = second.desk("lanhdao");
        openReceived(leader, WRONG);
        leader.click("do-return");
        leader.fill("reason", "Thời hạn khác với văn bản");
        leader.confirm();
        leader.close();

        Desk officer = giver.desk("theodoi");
        openGiven(officer, WRONG);
        assertThat(officer.at("line-returned")).containsText("Thời hạn khác với văn bản");
        officer.picture("oversight-returned-vi");
        officer.click("do-adjust");
        officer.fill("reason", "Đúng theo văn bản");
        officer.inDialog("dueOn").selectOption("other");
        DirectiveForm.dueIn(officer, "dueOn", 20);
        officer.isAccessible("adjust dialog");
        officer.picture("oversight-adjust-vi");
        officer.confirm();
        assertThat(officer.at("line-page")).hasAttribute("data-state", "registered");

        rare(officer, "withdraw");
        officer.fill("reason", "Việc đã giao ở văn bản khác");
        officer.confirm();
        assertThat(officer.at("line-page")).hasAttribute("data-state", "withdrawn");
        officer.close();
    }

    @Test
    @Order(6)
    @Requirement({"R002-074", "R002-078", "R002-099", "R003-036", "R003-037"})
    void aResultIsRejectedWithWhatIsMissingApprovedAndTakenBack() {
        Desk officer = giver.desk("theodoi");
        openGiven(officer, TAXES);
        result(officer, "88/CT-TH");
        officer.click("do-reject");
        officer.fill("reason", "Thiếu số thu của ba huyện");
        officer.isAccessible("reject dialog");
        officer.picture("oversight-reject-vi");
        officer.confirm();
        assertThat(officer.at("line-rejected")).containsText("Thiếu số thu của ba huyện");
        result(officer, "95/CT-TH");
        officer.goTo("review");
        officer.at("section-toReview").getByTestId("approve").click();
        officer.confirm();
        officer.goTo("directives?state=completed");
        open(officer, TAXES);
        officer.click("do-take-back");
        officer.fill("reason", "Duyệt nhầm");
        officer.confirm();
        assertThat(officer.at("line-page")).hasAttribute("data-state", "inProgress");
        assertThat(officer.at("line-rejected")).containsText("Duyệt nhầm");
        officer.picture("oversight-taken-back-vi");
        officer.close();
    }

    @Test
    @Order(7)
    @Requirement({"R002-084", "R003-003"})
    void anInspectionIsPlannedAnnouncedReportedHeldAndConcludedAndWhatIsAskedTooLateALeaderDecides() {
        Desk officer = giver.desk("theodoi");
        officer.goTo("inspections");
        officer.click("new-inspection");
        DirectiveForm.target(officer, "inspected", first.agency());
        officer.fill("subject", "Kiểm tra việc thực hiện nhiệm vụ được giao");
        DirectiveForm.dueIn(officer, "date", 21);
        officer.isAccessible("inspection dialog");
        officer.picture("oversight-inspection-plan-vi");
        officer.confirm();
        officer.click("inspection-notice");
        officer.fill("text", "Kiểm tra hồ sơ năm 2026; báo cáo theo mẫu gửi kèm");
        officer.confirm();
        assertThat(officer.at("inspection")).hasAttribute("data-state", "noticed");

        Desk leader = first.desk("lanhdao");
        leader.goTo("inspections");
        assertThat(leader.at("inspection")).containsText("báo cáo theo mẫu gửi kèm");
        leader.click("inspection-report");
        leader.fill("text", "Đã hoàn thành 9/10 nhiệm vụ");
        leader.confirm();
        leader.picture("oversight-inspected-vi");

        process.forward(Duration.ofDays(22));
        askedTooLate(officer, leader);

        officer.goTo("inspections");
        officer.click("inspection-hold");
        officer.fill("text", "Biên bản: một nhiệm vụ quá hạn");
        officer.confirm();
        officer.click("inspection-conclude");
        officer.fill("text", "Đề nghị hoàn thành trong tháng");
        officer.confirm();
        assertThat(officer.at("inspection")).hasAttribute("data-state", "concluded");
        officer.isAccessible("inspections");
        officer.picture("oversight-inspections-vi");
        officer.close();
        leader.goTo("inspections");
        assertThat(leader.at("inspection")).containsText("Đề nghị hoàn thành trong tháng");
        leader.close();
    }

    /** The deadline of the line passed; the executor asks all the same, and only a leader of the giver says yes. */
    private void askedTooLate(Desk officer, Desk executor) {
        openReceived(executor, SINGLE);
        executor.click("do-extension");
        executor.fill("reason", "Chờ quyết toán");
        executor.inDialog("dueOn").selectOption("other");
        DirectiveForm.dueIn(executor, "dueOn", 40);
        executor.fill("documentNumber", "52/CCTN-KT");
        executor.confirm();
        assertThat(executor.at("extensions")).containsText("Xin sau khi hết hạn");

        officer.goTo("review");
        officer.at("section-extensions").getByTestId("decide").click();
        assertThat(officer.inDialog("extension-late")).isVisible();
        assertThat(officer.inDialog("grant")).hasCount(0);
        officer.picture("oversight-late-officer-vi");
        officer.page().keyboard().press("Escape");

        Desk leader = giver.desk("lanhdao");
        openGiven(leader, SINGLE);
        leader.click("decide-extension");
        leader.inDialog("grant").check();
        leader.fill("documentNumber", "90/UBND-KT", "note", "Bất khả kháng do bão");
        leader.isAccessible("late extension");
        leader.picture("oversight-late-leader-vi");
        leader.confirm();
        assertThat(leader.at("extensions")).containsText("90/UBND-KT");
        assertThat(leader.at("line-page")).containsText("quá hạn, xin gia hạn muộn");
        leader.close();
    }

    @Test
    @Order(8)
    void everythingIsThereInEnglishAndFits() {
        for (int width : List.of(1366, 390)) {
            Desk officer = english("theodoi", giver, width);
            for (String page : List.of("directives?state=all", "review", "inspections")) {
                officer.goTo(page);
                officer.isAccessible(page + " in English");
                officer.fits(page + " in English at " + width);
                officer.picture("oversight-" + page.replaceAll("\\?.*", "") + "-en-" + width);
            }
            officer.goTo("directives?state=all");
            open(officer, SHARED);
            officer.isAccessible("line in English");
            officer.fits("line in English at " + width);
            officer.picture("oversight-line-en-" + width);
            officer.close();
        }
        Desk officer = english("theodoi", giver, 1366);
        openGiven(officer, SHARED);
        officer.click("do-urge");
        officer.inDialog("channel").selectOption("inPerson");
        officer.fill("text", "Please report today");
        officer.picture("oversight-urge-en");
        officer.confirm();
        assertThat(officer.at("talk")).containsText("In person");
        officer.close();
    }

    private static Desk english(String person, StaffedOffice office, int width) {
        return Desk.open(site, office.account(person), width, 844, "en").signIn();
    }

    /** Writes what is ordered; the first of the executors leads. */
    private void directive(Desk desk, String content, String lead, String... coordinators) {
        int before = desk.at("directive").count();
        desk.click("add-directive");
        desk.fill("content", content);
        DirectiveForm.target(desk, "lead", lead);
        desk.inDialog("due-" + lead).selectOption("other");
        DirectiveForm.dueIn(desk, "due-" + lead, 10);
        for (String one : coordinators) {
            DirectiveForm.target(desk, "coordinators", one);
        }
        desk.confirm();
        assertThat(desk.at("directive")).hasCount(before + 1);
    }

    /** What an executor that is not on the site answered on paper. */
    private void result(Desk officer, String number) {
        officer.click("do-reply");
        DirectiveForm.dueIn(officer, "documentDate", 0);
        officer.fill("documentNumber", number);
        officer.confirm();
        assertThat(officer.at("line-page")).hasAttribute("data-state", "reported");
        assertThat(officer.at("result")).hasText(number);
    }

    /** The clerk of an agency registers what came. */
    private static void registered(StaffedOffice office) {
        office.clerk().registerWaiting("15/UBND-KT", "Về nhiệm vụ tháng 12 " + office.agency());
    }

    private static void assigned(StaffedOffice office, String content) {
        Desk leader = office.desk("lanhdao");
        openReceived(leader, content);
        leader.click("do-assign");
        DirectiveForm.target(leader, "to", "Đỗ Minh Đức");
        leader.fill("text", "Đức thực hiện, báo cáo đúng hạn");
        leader.confirm();
        assertThat(leader.at("holder")).containsText("Đỗ Minh Đức");
        leader.close();
    }

    /** What is done seldom stands in a menu. */
    private static void rare(Desk desk, String name) {
        desk.choose(desk.at("line-more"), desk.at("do-" + name));
    }

    private static void openReceived(Desk desk, String content) {
        desk.goTo("received");
        open(desk, content);
    }

    private static void openGiven(Desk desk, String content) {
        desk.goTo("directives?state=all");
        open(desk, content);
    }

    private static void open(Desk desk, String content) {
        Locator line = row(desk, content).first();
        if (line.getByRole(AriaRole.LINK).count() > 0) {
            line.getByRole(AriaRole.LINK).first().click();
        } else {
            line.click();
        }
        assertThat(desk.at("line-content")).containsText(content);
        desk.settled();
    }

    private static Locator row(Desk desk, String content) {
        return desk.at("row").filter(new Locator.FilterOptions().setHasText(content));
    }
}
