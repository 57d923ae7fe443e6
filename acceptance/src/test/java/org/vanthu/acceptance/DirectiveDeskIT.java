package org.vanthu.acceptance;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/**
 * Directives in a real browser, from the draft to the approval of the result: the office that gives them, two agencies
 * that must do them, their clerks, leaders and specialists. The site is one of the test's own, because deadlines pass.
 */
class DirectiveDeskIT {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String REPORT = "Tổng hợp thiệt hại do mưa lũ, báo cáo kết quả";
    private static final String DAMS = "Kiểm tra an toàn hồ đập trên địa bàn";
    private static final String SEEDS = "Lập phương án hỗ trợ giống cho vụ Đông Xuân";

    private static SiteProcess process;
    private static StaffedOffice giver;
    private static StaffedOffice first;
    private static StaffedOffice second;

    private final LocalDate today = LocalDate.now(VIETNAM);

    @BeforeAll
    static void offices() {
        assumeFalse(Site.isGiven(), "the clock of a given site cannot be set forward");
        process = SiteProcess.startWithClock(Site.fresh("directives"));
        Site site = Site.of(process);
        giver = StaffedOffice.create(site, "H99.G1");
        giver.person("theodoi", "Phan Thị Mai", "Chuyên viên theo dõi", null, "follow-up");
        first = StaffedOffice.create(site, "H99.G2");
        second = StaffedOffice.create(site, "H99.G3");
    }

    @AfterAll
    static void stop() {
        if (process != null) {
            process.close();
        }
    }

    @Test
    @Requirement({
        "R000-060", "R000-062", "R000-063", "R000-064", "R002-061", "R002-062", "R002-063", "R002-064", "R002-065",
        "R002-066", "R002-068", "R002-069", "R002-071", "R002-072", "R002-077", "R002-081", "R002-086", "R002-087",
        "R002-088", "R003-035", "R003-036", "R003-038", "R003-041", "R000-005", "R000-081", "R002-096", "R002-097",
        "R003-042", "R003-045"
    })
    void ofThreeDirectivesOneIsDoneInTimeOneComesBackAndGoesToAnotherAndOneIsExtendedAndThenLate() {
        String document = written();
        checked(document);
        issued(document, giver);

        String atFirst = registered(first);
        inTime();
        comesBackAndGoesToAnother(atFirst);
        extended();
        process.forward(Duration.ofDays(40));
        late();
        seenByAll(document);
        reported();
        published();
        theSenderLooksUpWhatBecameOfIt(atFirst);
    }

    /** The specialist drafts the document and writes what it orders. */
    private String written() {
        Desk desk = giver.desk("chuyenvien");
        desk.goTo("draft/new");
        desk.at("typeCode").selectOption("CV");
        desk.at("subject").fill("Về việc khắc phục hậu quả mưa lũ");
        desk.at("signer").selectOption(giver.userName("lanhdao"));
        recipient(desk, 0, first);
        recipient(desk, 1, second);
        desk.at("submission").fill("Kính trình Chi cục trưởng xem xét, ký ban hành.");
        desk.at("file").setInputFiles(pdf("van-ban.pdf", "Ve viec khac phuc hau qua mua lu"));
        desk.page().keyboard().press("Control+s");
        assertThat(desk.at("draft")).hasAttribute("data-state", "draft");
        String url = desk.page().url();
        String id = url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");

        desk.click("tab-directives");
        directive(desk, REPORT, first, 10);
        directive(desk, DAMS, first, 10);
        directive(desk, SEEDS, first, 5);
        assertThat(desk.at("directive")).hasCount(3);
        desk.isAccessible("directives of a draft");
        desk.picture("directives-draft-vi");
        desk.close();
        return id;
    }

    private void directive(Desk desk, String content, StaffedOffice executor, int days) {
        int before = desk.at("directive").count();
        desk.click("add-directive");
        desk.fill("content", content);
        DirectiveForm.target(desk, "lead", executor.agency());
        desk.inDialog("due-" + executor.agency()).selectOption("other");
        DirectiveForm.dueIn(desk, "due-" + executor.agency(), days);
        desk.isAccessible("directive dialog");
        desk.picture("directive-dialog-vi");
        desk.confirm();
        assertThat(desk.at("directive")).hasCount(before + 1);
    }

    private static void recipient(Desk desk, int index, StaffedOffice office) {
        desk.click("add-recipient");
        Locator name = desk.at("recipient-name").nth(index);
        name.fill(office.agency());
        desk.page()
                .locator("[role=option]")
                .filter(new Locator.FilterOptions().setHasText(office.agency()))
                .first()
                .click();
    }

    /** After the approval the officer compares the directives with the text. */
    private void checked(String document) {
        pass(giver, document, "chuyenvien", "submit");
        pass(giver, document, "truongphong", "review");
        pass(giver, document, "vanthu", "check-form");
        pass(giver, document, "lanhdao", "approve");
        Desk officer = giver.desk("theodoi");
        officer.goTo("draft/" + document + "?tab=directives");
        assertThat(officer.at("check-state")).isVisible();
        officer.click("check-directives");
        assertThat(officer.at("directives")).hasAttribute("data-check", "checked");
        officer.isAccessible("checked directives");
        officer.picture("directives-checked-vi");
        officer.close();
    }

    /** The clerk of an agency registers the document that came; answers its node. */
    private static String registered(StaffedOffice office) {
        return office.clerk().registerWaiting("01/CCTN-KT", "Về việc khắc phục hậu quả mưa lũ");
    }

    /** Assigned, carried out, answered by a document; the officer approves. */
    private void inTime() {
        assigned(first, REPORT, "chuyenvien");

        Desk specialist = first.desk("chuyenvien");
        openReceived(specialist, REPORT);
        assertThat(specialist.at("contact")).containsText("Phan Thị Mai");
        specialist.click("do-progress");
        specialist.fill("text", "Đã nhận số liệu của 9/12 huyện");
        specialist.confirm();
        assertThat(specialist.at("talk")).containsText("9/12 huyện");
        specialist.isAccessible("line of the executor");
        specialist.picture("line-executor-vi");
        String reply = reply(specialist);
        specialist.close();
        issued(reply, first);

        Desk officer = giver.desk("theodoi", 390, 844);
        officer.goTo("review");
        assertThat(officer.at("section-toReview")).containsText(REPORT);
        officer.fits("review on a phone");
        officer.isAccessible("review on a phone");
        officer.picture("review-390");
        officer.at("section-toReview").getByTestId("approve").click();
        officer.confirm();
        assertThat(officer.at("section-toReview")).hasCount(0);
        officer.click("checked");
        assertThat(officer.at("checked")).isDisabled();
        officer.close();
    }

    private void comesBackAndGoesToAnother(String atFirst) {
        Desk leader = first.desk("lanhdao", 390, 844);
        leader.goTo("document/" + atFirst + "?tab=directives");
        assertThat(leader.at("directive")).hasCount(3);
        leader.goTo("received");
        openReceived(leader, DAMS);
        leader.fits("line on a phone");
        leader.isAccessible("line on a phone");
        leader.picture("line-leader-390");
        leader.click("do-return");
        leader.fill("reason", "Hồ đập do đơn vị khác quản lý");
        leader.confirm();
        assertThat(leader.at("line-page")).hasAttribute("data-state", "returned");
        leader.close();

        Desk officer = giver.desk("theodoi");
        officer.goTo("review");
        assertThat(officer.at("section-returned")).containsText("Hồ đập do đơn vị khác quản lý");
        officer.picture("review-vi");
        officer.at("section-returned").getByTestId("reassign").click();
        DirectiveForm.target(officer, "executor", second.agency());
        officer.fill("reason", "Giao đúng đơn vị quản lý");
        officer.confirm();
        assertThat(officer.at("section-returned")).hasCount(0);
        officer.close();

        registered(second);
        Desk other = second.desk("lanhdao");
        openReceived(other, DAMS);
        other.click("do-accept");
        other.confirm();
        assertThat(other.at("line-page")).hasAttribute("data-state", "inProgress");
        other.close();
    }

    /** More time is asked with an issued document, and granted with another one. */
    private void extended() {
        assigned(first, SEEDS, "chuyenvien");
        Desk specialist = first.desk("chuyenvien");
        openReceived(specialist, SEEDS);
        specialist.click("do-extension");
        specialist.fill("reason", "Các huyện báo cáo chậm");
        specialist.inDialog("dueOn").selectOption("other");
        DirectiveForm.dueIn(specialist, "dueOn", 15);
        specialist.fill("documentNumber", "51/CCTN-KT");
        specialist.isAccessible("extension dialog");
        specialist.confirm();
        assertThat(specialist.at("extensions")).containsText("51/CCTN-KT");
        specialist.close();

        Desk officer = giver.desk("theodoi");
        officer.goTo("review");
        officer.at("section-extensions").getByTestId("decide").click();
        officer.fill("documentNumber", "88/CCTN-KT");
        officer.isAccessible("decision about more time");
        officer.picture("extension-vi");
        officer.confirm();
        assertThat(officer.at("section-extensions")).hasCount(0);
        officer.close();
    }

    /** The reply is issued when the extended deadline has passed as well. */
    private void late() {
        Desk officer = giver.desk("theodoi");
        officer.goTo("directives?state=running&due=overdue");
        assertThat(row(officer, SEEDS)).hasCount(1);
        row(officer, SEEDS).getByRole(AriaRole.LINK).click();
        officer.settled();
        officer.click("do-urge");
        officer.inDialog("channel").selectOption("phone");
        officer.confirm();
        assertThat(officer.at("talk")).containsText("Điện thoại");

        Desk specialist = first.desk("chuyenvien");
        openReceived(specialist, SEEDS);
        String reply = reply(specialist);
        specialist.close();
        issued(reply, first);

        officer.goTo("review");
        officer.at("section-toReview").getByTestId("approve").click();
        officer.confirm();
        officer.close();
    }

    /** A leader sees how it ended; reports lead to such lists. */
    private void seenByAll(String document) {
        Desk leader = giver.desk("lanhdao");
        leader.goTo("directives?state=all&outcome=completedInTime");
        assertThat(leader.at("row")).hasCount(1);
        assertThat(leader.at("row")).containsText(REPORT);
        leader.goTo("directives?state=all&outcome=completedLate");
        assertThat(leader.at("row")).hasCount(1);
        assertThat(leader.at("row")).containsText(SEEDS);
        leader.goTo("directives?state=all&outcome=returned");
        assertThat(leader.at("row")).containsText(second.agency());
        leader.isAccessible("directives given");
        leader.picture("directives-given-vi");
        leader.goTo("issued/" + document + "?tab=directives");
        assertThat(leader.at("directive-line")).hasCount(3);
        leader.close();
    }

    /** The report of the time, by keyboard: each figure opens what was counted and leads back; then on paper. */
    private void reported() {
        Desk officer = giver.desk("theodoi");
        officer.goTo("reports");
        officer.at("period").selectOption("month");
        assertThat(officer.page()).hasURL(java.util.regex.Pattern.compile(".*from=" + today.withDayOfMonth(1) + ".*"));
        officer.at("filter-to").fill(today.plusDays(45).format(DAY));
        officer.at("filter-to").press("Tab");
        officer.settled();
        counts(officer, first, "Tổng số", 2, "Hoàn thành đúng hạn", 1, "Hoàn thành quá hạn", 1, "Được gia hạn", 1);
        counts(officer, second, "Tổng số", 1, "Quá hạn", 1, "Bị trả lại", 1);
        assertThat(officer.at("course-table")).isVisible();
        officer.isAccessible("report");
        officer.picture("report-vi");

        figure(officer, first, "Hoàn thành quá hạn").press("Enter");
        assertThat(officer.at("report-of")).containsText(first.agency());
        assertThat(officer.at("row")).hasCount(1);
        assertThat(officer.at("row")).containsText(SEEDS);
        officer.isAccessible("what was counted");
        officer.picture("report-rows-vi");
        officer.at("row").getByRole(AriaRole.LINK).click();
        assertThat(officer.at("line-content")).containsText(SEEDS);
        officer.page().goBack();
        officer.at("back-to-report").press("Enter");
        counts(officer, second, "Tổng số", 1);

        officer.click("print-report");
        officer.finds("Chi cục Thử nghiệm " + second.agency(), "report-printed-vi");
        for (String format : List.of("xlsx", "docx")) {
            org.assertj.core.api.Assertions.assertThat(officer.download(() -> officer.click("report-" + format))
                            .suggestedFilename())
                    .endsWith("." + format);
        }
        officer.click("keep-report");
        officer.isTold("Đã lưu báo cáo");
        officer.click("schedule-report");
        officer.fill("schedule-people", "Trần Văn An");
        officer.page().locator("dialog[open] [role=option]").first().click();
        officer.isAccessible("schedule");
        officer.confirm();
        officer.goTo("reports?view=schedules");
        assertThat(officer.at("schedule-table")).containsText("Hằng tháng");
        officer.close();
    }

    /** Names of figures and how many the row of an executor shows. */
    private static void counts(Desk desk, StaffedOffice executor, Object... namesAndFigures) {
        for (int i = 0; i < namesAndFigures.length; i += 2) {
            assertThat(figure(desk, executor, (String) namesAndFigures[i])).hasText(namesAndFigures[i + 1].toString());
        }
    }

    private static Locator figure(Desk desk, StaffedOffice executor, String name) {
        return desk.at("report-row")
                .filter(new Locator.FilterOptions().setHasText(executor.agency()))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(", " + name + ":"));
    }

    /** The leader says what everybody may see and publishes the report. */
    private void published() {
        Desk leader = giver.desk("lanhdao");
        released(leader);
        leader.goTo("reports?view=kept");
        leader.click("publish-report");
        leader.inDialog("m-notUpdated").uncheck();
        leader.isAccessible("publish a report");
        leader.confirm();
        assertThat(leader.at("publication-item")).containsText("Báo cáo tình hình thực hiện nhiệm vụ đã giao");
        leader.isAccessible("publication");
        leader.picture("publication-vi");
        leader.close();

        Desk reader = Desk.reader(Site.of(process), "public/" + giver.agency());
        reader.page().getByText("Báo cáo tình hình thực hiện nhiệm vụ đã giao").click();
        assertThat(reader.page().locator("tbody")).containsText(second.agency());
        assertThat(reader.page().locator("thead")).containsText("Hoàn thành quá hạn");
        assertThat(reader.page().locator("thead")).not().containsText("Chưa cập nhật");
        reader.isAccessible("published report");
        reader.picture("public-report-vi");
        reader.close();
        org.assertj.core.api.Assertions.assertThat(
                        must(new Api(Site.of(process).address()).get("public/" + giver.agency() + "/feed"))
                                .text())
                .contains("Báo cáo tình hình thực hiện nhiệm vụ đã giao");
    }

    private static void released(Desk desk) {
        desk.goTo("publication");
        desk.click("publication-settings");
        for (String name : List.of("results", "reports", "documents")) {
            desk.inDialog(name).check();
        }
        desk.isAccessible("what is released");
        desk.confirm();
        assertThat(desk.at("public-page")).isVisible();
    }

    /** The clerk hands out the receipt; who has its code, or number and date, sees the result until it is kept back. */
    private void theSenderLooksUpWhatBecameOfIt(String document) {
        Desk leader = first.desk("lanhdao");
        released(leader);
        leader.close();
        Desk clerk = Desk.open(Site.of(process), first.account("vanthu"), 1366, 768, "vi")
                .signIn();
        clerk.goTo("document/" + document);
        clerk.click("make-receipt");
        clerk.finds("Mã tra cứu", "receipt-vi");
        String code = clerk.at("receipt-code").innerText();
        clerk.isAccessible("document with a receipt");
        clerk.picture("receipt-document-vi");

        Desk sender = Desk.reader(Site.of(process), "public/" + first.agency());
        sender.page().getByLabel("Số, ký hiệu văn bản đã gửi").fill("01/CCTN-KT");
        sender.page().getByLabel("Ngày văn bản").fill(today.minusDays(3).format(DAY));
        sender.page().getByLabel("Ngày văn bản").press("Enter");
        assertThat(sender.page().locator("dl")).containsText("đã giải quyết");
        sender.page().getByLabel("mã trên phiếu tiếp nhận").fill(code);
        sender.page().getByLabel("mã trên phiếu tiếp nhận").press("Enter");
        assertThat(sender.page().locator("dl")).containsText("đã giải quyết");
        sender.isAccessible("result in public");
        sender.picture("public-result-vi");

        clerk.click("keep-back");
        clerk.fill("reason", "Liên quan bên thứ ba");
        clerk.confirm();
        assertThat(clerk.at("public-result")).hasAttribute("data-hidden", "true");
        sender.page().reload();
        assertThat(sender.page().locator("dl")).hasCount(0);
        assertThat(sender.page().getByRole(AriaRole.STATUS)).containsText("Không tìm thấy");
        sender.close();
        clerk.close();
    }

    @Test
    @Requirement({"R000-016", "R001-044", "R002-108", "R004-032", "R004-051"})
    void everyReportAndThePagesOfPublicationFitAndAreAccessibleInBothLanguages() {
        for (String language : List.of("vi", "en")) {
            for (int width : List.of(1366, 360)) {
                Desk desk = Desk.open(Site.of(process), giver.account("lanhdao"), width, 740, language)
                        .signIn();
                for (String subject : List.of(
                        "directives-given",
                        "directives-received",
                        "work",
                        "incoming",
                        "outgoing",
                        "dossiers",
                        "usage")) {
                    fits(desk, "reports?subject=" + subject, language + width);
                }
                for (String name : List.of("reports?view=kept", "reports?view=schedules", "publication")) {
                    fits(desk, name, language + width);
                }
                desk.close();
            }
        }
    }

    private static void fits(Desk desk, String address, String how) {
        desk.goTo(address);
        assertThat(desk.at("failure")).hasCount(0);
        desk.fits(address + how);
        desk.isAccessible(address + how);
    }

    @Test
    @Requirement({"R003-013", "R003-024", "R003-025"})
    void theConclusionOfAMeetingIsEnteredWithItsDirectivesAndGiven() {
        Desk officer = giver.desk("theodoi");
        officer.goTo("directives");
        officer.click("new-source");
        officer.fill("number", "12/TB-KL", "signerName", "Trần Văn An", "subject", "Kết luận phiên họp tháng 8");
        officer.inDialog("source-file").setInputFiles(pdf("ket-luan.pdf", "Ket luan phien hop"));
        officer.isAccessible("conclusion dialog");
        officer.confirm();
        assertThat(officer.at("assigning")).isVisible();
        officer.click("add-directive");
        officer.fill("content", "Rà soát thủ tục hành chính");
        officer.inDialog("lead").fill("Phòng Kinh tế");
        officer.at("target-option")
                .filter(new Locator.FilterOptions().setHasText("Phòng Kinh tế"))
                .first()
                .click();
        officer.inDialog("due-" + StaffedOffice.ECONOMY).selectOption("other");
        DirectiveForm.dueIn(officer, "due-" + StaffedOffice.ECONOMY, 7);
        officer.confirm();
        assertThat(officer.at("directive")).hasCount(1);
        officer.click("give-directives");
        officer.confirm();
        assertThat(officer.at("directive")).hasAttribute("data-state", "given");
        officer.isAccessible("conclusion");
        officer.close();

        Desk head = giver.desk("truongphong");
        openReceived(head, "Rà soát thủ tục hành chính");
        assertThat(head.at("do-assign")).isVisible();
        head.close();
    }

    @Test
    void everyPageOfDirectivesFitsAndIsAccessible() {
        for (int width : List.of(1366, 360)) {
            Desk desk = giver.desk("theodoi", width, 740);
            for (String name : List.of("directives", "directives?state=all", "review", "received", "inspections")) {
                desk.goTo(name);
                assertThat(desk.at("failure")).hasCount(0);
                desk.fits(name + " at " + width);
                desk.isAccessible(name + " at " + width);
            }
            desk.close();
        }
    }

    private static void assigned(StaffedOffice office, String content, String to) {
        Desk leader = office.desk("lanhdao");
        openReceived(leader, content);
        leader.click("do-assign");
        DirectiveForm.target(leader, "to", "Đỗ Minh Đức");
        leader.fill("text", "Đức thực hiện, báo cáo đúng hạn");
        leader.confirm();
        assertThat(leader.at("holder")).containsText("Đỗ Minh Đức");
        leader.close();
    }

    private static void openReceived(Desk desk, String content) {
        desk.goTo("received");
        Locator row = row(desk, content);
        assertThat(row).hasCount(1);
        row.click();
        assertThat(desk.at("line-content")).containsText(content);
        desk.settled();
    }

    private static Locator row(Desk desk, String content) {
        return desk.at("row").filter(new Locator.FilterOptions().setHasText(content));
    }

    /** Begins the reply from the directive and completes its draft; answers its node. */
    private static String reply(Desk desk) {
        desk.click("do-reply");
        assertThat(desk.at("draft")).hasAttribute("data-state", "draft");
        String url = desk.page().url();
        String id = url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
        assertThat(desk.at("recipient-name")).hasCount(1);
        assertThat(desk.at("recipient-name")).hasValue("Chi cục Thử nghiệm " + giver.agency());
        desk.at("signer").selectOption(first.userName("lanhdao"));
        desk.at("submission").fill("Kính trình Chi cục trưởng ký.");
        desk.page().keyboard().press("Control+s");
        desk.isTold("Đã lưu");
        desk.at("upload-draft").first().setInputFiles(pdf("bao-cao.pdf", "Bao cao ket qua"));
        desk.isTold("bao-cao.pdf");
        return id;
    }

    /** From where it stands to the issuing, over HTTP: OutgoingDeskIT takes these steps in the browser. */
    private static void issued(String id, StaffedOffice office) {
        if (state(office, id).equals("draft")) {
            pass(office, id, "chuyenvien", "submit");
            pass(office, id, "truongphong", "review");
            pass(office, id, "vanthu", "check-form");
            pass(office, id, "lanhdao", "approve");
        }
        step(office, id, "lanhdao", "sign", map("signature", "paper"));
        step(office, id, "vanthu", "number", map());
        step(office, id, "vanthu", "seal", map("signature", "paper"));
        must(office.clerk()
                .api()
                .upload(
                        "outgoing/documents/" + id + "/files",
                        Map.of("metadata", "{\"kind\":\"signed\",\"version\":" + version(office, id) + "}"),
                        "ban-quet.pdf",
                        TinyPdf.of("Ban quet da ky"),
                        "application/pdf"));
        step(office, id, "vanthu", "issue", map("mode", "paper", "modeReason", "Nơi nhận chưa nhận văn bản điện tử"));
    }

    private static void pass(StaffedOffice office, String id, String person, String action) {
        step(office, id, person, action, map());
    }

    private static void step(StaffedOffice office, String id, String person, String action, Map<String, Object> body) {
        body.put("version", version(office, id));
        must(office.as(person).post("outgoing/documents/" + id + "/" + action, body));
    }

    private static JsonNode document(StaffedOffice office, String id) {
        return must(office.as("chuyenvien").get("outgoing/documents/" + id)).json();
    }

    private static long version(StaffedOffice office, String id) {
        return document(office, id).path("version").asLong();
    }

    private static String state(StaffedOffice office, String id) {
        return document(office, id).path("state").asText();
    }

    private static FilePayload pdf(String name, String text) {
        return new FilePayload(name, "application/pdf", TinyPdf.of(text));
    }
}
