package org.vanthu.acceptance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/** An outside unit in a real browser: two doors, and every other address is closed. */
class OutsideUnitDeskIT {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String SUBJECT = "Kết luận về cấp nước sạch cho khu dân cư mới";
    private static final String ORDER = "Hoàn thành tuyến ống cấp nước, báo cáo kết quả";
    private static final String REPORT = "Báo cáo sản lượng nước sạch tháng 11";

    private static StaffedOffice giver;
    private static Site.Account outsider;
    private static String outside;

    @BeforeAll
    static void offices() {
        Site site = Site.shared();
        giver = StaffedOffice.create("H99.U1");
        giver.person("theodoi", "Phan Thị Mai", "Chuyên viên theo dõi", null, "follow-up");
        outside = site.own("H99.U2");
        Api admin = site.as("admin");
        must(admin.post(
                "organization/agencies",
                map(
                        "code",
                        outside,
                        "identifier",
                        outside,
                        "name",
                        "Công ty Cấp nước " + outside,
                        "shortName",
                        "Cấp nước",
                        "abbreviation",
                        "CN",
                        "place",
                        "Mẫu Sơn",
                        "level",
                        "department",
                        "complaintsRefused",
                        false)));
        String userName = "ngoai." + outside.toLowerCase(java.util.Locale.ROOT);
        String password = must(admin.post(
                        "organization/users",
                        map(
                                "userName",
                                userName,
                                "fullName",
                                "Lý Văn Ngoài",
                                "email",
                                "ngoai@mau.example.vn",
                                "position",
                                "Trưởng phòng",
                                "agency",
                                outside,
                                "unit",
                                null,
                                "roles",
                                List.of("external"))))
                .json()
                .path("password")
                .asText();
        outsider = new Site.Account(userName, password);
    }

    @Test
    @Requirement({"R000-007", "R000-073", "R000-074"})
    void anOutsideUnitReadsConfirmsAndSendsAndSeesNothingElse() {
        given();
        Desk desk = Desk.of(outsider.userName(), outsider.password());

        assertThat(desk.at("task-exchangeNew")).isVisible();
        assertThat(desk.at("task-directivesReceived")).isVisible();
        assertThat(desk.page().locator("nav.side a")).hasCount(3);
        assertThat(desk.at("search-box")).hasCount(0);
        assertThat(desk.at("bell")).hasCount(0);
        desk.isAccessible("work place of an outside unit");
        desk.picture("outside-workplace-vi");

        readAndConfirmed(desk);
        directive(desk);
        handedIn(desk);
        closed(desk);
        desk.close();

        registeredByTheClerk();
        toldToTheSender();
    }

    private static void given() {
        Api officer = giver.as("theodoi");
        LocalDate today = LocalDate.now(VIETNAM);
        String nodeId = must(officer.upload(
                        "directive/sources",
                        Map.of("metadata", """
                                {"agency":"%s","kind":"conclusion","number":"07/KL-CCTN","date":"%s","subject":"%s","signerName":"Trần Văn An","urgency":0}""".formatted(giver.agency(), today, SUBJECT)),
                        "ket-luan.pdf",
                        TinyPdf.of("Ket luan ve cap nuoc"),
                        "application/pdf"))
                .json()
                .path("nodeId")
                .asText();
        must(officer.post(
                "directive/documents/" + nodeId,
                map(
                        "content", ORDER,
                        "orderedBy", giver.userName("lanhdao"),
                        "officer", giver.userName("theodoi"),
                        "lead",
                                map(
                                        "executor",
                                        outside,
                                        "dueOn",
                                        today.plusDays(15).toString()),
                        "coordinators", List.of())));
        must(officer.post("directive/documents/" + nodeId + "/give", map()));
    }

    private static void readAndConfirmed(Desk desk) {
        desk.click("menu-exchange");
        Locator row = rowOf(desk, SUBJECT);
        desk.isAccessible("what came to an outside unit");
        desk.picture("outside-received-vi");
        row.click();
        assertThat(desk.at("exchange-document")).containsText("07/KL-CCTN");
        assertThat(desk.page().locator("vt-pdf-view canvas").first()).isVisible();
        Download file = desk.download(() -> desk.click("download"));
        assertThat(file.suggestedFilename()).endsWith(".pdf");
        desk.click("confirm-receipt");
        assertThat(desk.at("exchange-state")).hasAttribute("data-state", "confirmed");
        desk.isAccessible("a document that came to an outside unit");
        desk.picture("outside-document-vi");
    }

    private static void directive(Desk desk) {
        desk.click("directives");
        rowOf(desk, ORDER).click();
        assertThat(desk.at("contact")).containsText("Phan Thị Mai");
        desk.click("do-accept");
        desk.confirm();
        assertThat(desk.at("line-state").first()).hasAttribute("data-state", "inProgress");
        desk.click("do-progress");
        desk.fill("text", "Đã lắp 3/5 km");
        desk.confirm();
        assertThat(desk.at("talk")).containsText("3/5 km");
        desk.picture("outside-directive-vi");
    }

    private static void handedIn(Desk desk) {
        desk.goTo("exchange");
        desk.click("hand-in-open");
        desk.inDialog("to").selectOption(giver.agency());
        desk.inDialog("exchange-file")
                .setInputFiles(new FilePayload("bao-cao.pdf", "application/pdf", TinyPdf.of("Bao cao san luong nuoc")));
        desk.fill("number", "15/BC-CN", "subject", REPORT, "note", "Kính gửi để tổng hợp.");
        desk.isAccessible("handing in");
        desk.picture("outside-hand-in-vi");
        desk.confirm();
        assertThat(rowOf(desk, REPORT)).containsText("Chưa xác nhận");
        desk.picture("outside-sent-vi");
    }

    /** Addresses that somebody else may have sent. */
    private static void closed(Desk desk) {
        for (String page :
                List.of("incoming", "search", "dossiers", "outgoing", "users", "reports", "capture", "work")) {
            desk.goTo(page);
            assertThat(desk.page().locator("main .empty")).isVisible();
        }
    }

    private static void registeredByTheClerk() {
        Desk clerk = giver.desk("vanthu");
        clerk.goTo("capture");
        assertThat(clerk.at("sender")).containsText("15/BC-CN");
        assertThat(clerk.at("sender")).containsText("Kính gửi để tổng hợp.");
        clerk.click("take-sender");
        assertThat(clerk.page().locator("vt-document-form [name=subject]")).hasValue(REPORT);
        clerk.isAccessible("an entry that an outside unit sent");
        clerk.picture("outside-capture-vi");
        clerk.at("issuedDate").fill(LocalDate.now(VIETNAM).format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
        clerk.at("typeCode").selectOption("BC");
        clerk.click("register-next");
        assertThat(clerk.at("print-register")).isVisible();
        clerk.close();
    }

    private static void toldToTheSender() {
        Desk phone = Desk.open(outsider.userName(), outsider.password(), 390, 844, "en")
                .signIn();
        phone.goTo("exchange?side=sent");
        assertThat(phone.page().getByText("Registered, arrival no.")).isVisible();
        phone.fits("sent on a phone");
        phone.isAccessible("sent on a phone");
        phone.picture("outside-sent-390-en");
        phone.goTo("exchange");
        rowOf(phone, SUBJECT).click();
        assertThat(phone.at("exchange-document")).isVisible();
        phone.fits("a document on a phone");
        phone.picture("outside-document-390-en");
        phone.close();
    }

    private static Locator rowOf(Desk desk, String text) {
        Locator row = desk.at("row").filter(new Locator.FilterOptions().setHasText(text));
        assertThat(row).hasCount(1);
        return row;
    }
}
