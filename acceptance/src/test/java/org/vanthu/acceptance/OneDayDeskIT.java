package org.vanthu.acceptance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A day in the sample agency as its people have it, by clicks and keys in a browser, each with an account of her own:
 * ten incoming documents, three of them urgent, are directed by the secretary for the leader; two are answered by one
 * reply that is drafted, reviewed, checked, approved, signed and sealed with keys in files, numbered and issued; one is
 * returned, one is taken back for the right unit, the others end each in a way of its own; the books are printed.
 */
class OneDayDeskIT {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Of this run alone, so that the day can be repeated on one site. */
    private final String mark =
            "NG" + Long.toString(System.currentTimeMillis() / 1000, 36).toUpperCase(Locale.ROOT);

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private final Cast cast = Cast.find();
    private final Map<String, Desk> desks = new HashMap<>();
    private final List<String> documents = new ArrayList<>();
    private String register = "";
    private String number = "";

    @AfterEach
    void everybodyGoesHome() {
        desks.values().forEach(Desk::close);
    }

    @Test
    @Requirement({
        "R000-010",
        "R000-033",
        "R000-035",
        "R000-036",
        "R000-049",
        "R000-058",
        "R001-019",
        "R001-027",
        "R001-032",
        "R001-037",
        "R001-041",
        "R004-003",
        "R004-022"
    })
    void everyDocumentOfTheDayEndsInItsRightState() {
        theClerkRegistersTen();
        theLeaderLetsTheSecretaryEnterDirections();
        theSecretaryDirectsAllForTheLeader();
        theLeaderTakesOneBackForTheOtherUnit();
        theHeadAssigns();
        twoAreAnsweredByOneReply();
        oneIsReturnedAndGoesToTheOtherUnit();
        theOthersEndEachInItsWay();
        theUnitTakesNoticeOfTheReply();
        theLeaderEndsTheDelegation();

        everyOneIsInItsRightEndState();
        theBooksArePrinted();
    }

    private void theClerkRegistersTen() {
        Desk clerk = desk("vanthu");
        clerk.goTo("new");
        register = clerk.at("register").inputValue();
        for (int i = 0; i < 10; i++) {
            clerk.at("issuerName").fill("Sở Nông nghiệp và Môi trường tỉnh Mẫu");
            clerk.at("number").fill(symbol(i));
            clerk.at("issuedDate").fill(DATE.format(today.minusDays(3)));
            clerk.at("typeCode").selectOption("CV");
            clerk.at("subject").fill("Về việc thứ " + (i + 1) + " của ngày " + mark);
            clerk.at("urgency").selectOption(List.of(2, 6, 9).contains(i) ? "2" : "0");
            if (i < 2) {
                clerk.at("file")
                        .setInputFiles(new FilePayload(
                                "quet-" + i + ".pdf",
                                "application/pdf",
                                TinyPdf.of("De nghi cho y kien ve Quy che " + i)));
            }
            clerk.page().keyboard().press("Control+Enter");
            assertThat(clerk.at("subject")).hasValue("");
            String address = clerk.at("last-number").locator("a").getAttribute("href");
            documents.add(address.substring(address.lastIndexOf('/') + 1));
        }
    }

    private void theLeaderLetsTheSecretaryEnterDirections() {
        Desk leader = desk("lanhdao");
        leader.goTo("work?step=direct&q=" + mark);
        assertThat(leader.at("row")).hasCount(10);
        leader.goTo("delegations");
        leader.click("new-delegation");
        leader.inDialog("delegate").fill(cast.userName("thuky"));
        leader.fill("reason", "Đi công tác " + mark);
        leader.confirm();
        assertThat(delegation()).containsText("Lê Thu Hà");
    }

    private void theSecretaryDirectsAllForTheLeader() {
        Desk secretary = desk("thuky");
        assertThat(secretary.at("represented")).containsText("Trần Văn An");
        secretary.goTo("work?step=direct&q=" + mark);
        assertThat(secretary.at("row")).hasCount(10);
        for (int i = 0; i < 10; i++) {
            Locator urgent = secretary.at("row").nth(i).getByText("Thượng khẩn");
            assertThat(urgent).hasCount(i < 3 ? 1 : 0);
        }
        secretary.page().locator("th.tick input").check();
        secretary.page().keyboard().press("d");
        assertThat(secretary.inDialog("onBehalfOf")).hasValue(cast.userName("lanhdao"));
        take(secretary, "lead", "Kinh tế");
        secretary.inDialog("text").fill("Phòng Kinh tế chủ trì, tham mưu.");
        secretary.inDialog("reference").fill("bút phê trên bản giấy, tập " + mark);
        secretary.page().keyboard().press("Control+Enter");
        assertThat(secretary.at("bulk-summary")).containsText("Đã giao cả 10 văn bản");
        secretary.page().keyboard().press("Enter");
        assertThat(secretary.at("row")).hasCount(0);
    }

    private void theLeaderTakesOneBackForTheOtherUnit() {
        Desk leader = desk("lanhdao");
        leader.goTo("document/" + documents.get(3) + "?tab=flow");
        assertThat(leader.at("holder")).containsText("Phòng Kinh tế");
        leader.choose(leader.at("routing-more"), leader.at("do-take-back"));
        leader.fill("reason", "Thuộc lĩnh vực của Phòng Văn xã");
        leader.confirm();
        directToCulture(leader);
        Desk head = desk("truongvx");
        open(head, 3);
        end(head, "file");
    }

    private void theHeadAssigns() {
        Desk head = desk("truongphong");
        for (int i = 0; i < 10; i++) {
            if (i != 3) {
                open(head, i);
                head.page().keyboard().press("d");
                take(head, "lead", "Minh Đức");
                head.inDialog("text").fill("Đức xử lý.");
                head.page().keyboard().press("Control+Enter");
                assertThat(head.at("holder")).containsText("Đỗ Minh Đức");
            }
        }
    }

    private void twoAreAnsweredByOneReply() {
        Desk specialist = desk("chuyenvien");
        open(specialist, 0);
        specialist.choose(specialist.at("do-process"), specialist.at("process-draft"));
        assertThat(specialist.at("link")).containsText(symbol(0));
        specialist.at("typeCode").selectOption("CV");
        specialist.at("subject").fill("Trả lời hai văn bản của ngày " + mark);
        specialist.at("signer").selectOption(cast.userName("lanhdao"));
        specialist.at("link-find").fill(symbol(1));
        option(specialist, symbol(1)).click();
        assertThat(specialist.at("link")).hasCount(2);
        specialist.click("add-recipient");
        specialist.at("recipient-name").nth(1).fill("Văn xã");
        option(specialist, "Phòng Văn xã").click();
        specialist.at("recipient-purpose").nth(1).selectOption("know");
        specialist.at("submission").fill("Kính trình lãnh đạo xem xét, ký ban hành.");
        byte[] letter = Letter.print(
                specialist,
                cast.organ(),
                cast.symbol(),
                "góp ý Quy chế phối hợp",
                "Sở Nông nghiệp và Môi trường tỉnh Mẫu",
                cast.leaderPosition(),
                "Trần Văn An");
        specialist.at("file").setInputFiles(new FilePayload("tra-loi.pdf", "application/pdf", letter));
        specialist.page().keyboard().press("Control+s");
        assertThat(specialist.at("draft")).hasAttribute("data-state", "draft");
        step(specialist, "submit", "Kính trình lãnh đạo phòng");

        step(draft("truongphong"), "review", "Nội dung đúng");
        step(draft("vanthu"), "checkForm", "Đúng thể thức");
        Desk leader = draft("lanhdao");
        step(leader, "approve", "Đồng ý");
        sign(leader, "sign", "lanhdao");
        Desk clerk = draft("vanthu");
        clerk.click("action-number");
        clerk.confirm();
        number = clerk.at("document-number").innerText();
        assertThat(clerk.at("document-number")).hasText(Pattern.compile("\\d{2,}/" + cast.symbol()));
        sign(clerk, "seal", "vanthu");
        clerk.picture("one-day-sealed-vi");
        if (!cast.hasKeys()) {
            clerk.at("upload-signed").setInputFiles(new FilePayload("ban-quet.pdf", "application/pdf", letter));
            assertThat(clerk.at("files-signed")).containsText("ban-quet.pdf");
        }
        clerk.click("action-issue");
        assertThat(clerk.page().locator("dialog[open]")).containsText(symbol(1));
        clerk.inDialog("mode").selectOption(cast.hasKeys() ? "both" : "paper");
        clerk.fill("modeReason", "Nơi nhận đề nghị gửi cả bản giấy");
        clerk.confirm();
        assertThat(clerk.at("draft")).hasAttribute("data-state", "issued");

        clerk.click("tab-delivery");
        clerk.at("delivery")
                .filter(new Locator.FilterOptions().setHasText("Sở Nông nghiệp"))
                .getByTestId("deliver")
                .click();
        clerk.fill("dispatchedOn", DATE.format(today), "envelopes", "1");
        clerk.confirm();
        assertThat(clerk.at("deliveries")).containsText("1 bì");
        clerk.click("lend");
        clerk.fill("borrower", "Ngô Thị Yến " + mark, "allowedBy", "Nguyễn Thị Hoa");
        clerk.confirm();
        assertThat(clerk.at("loan-return")).hasCount(1);
    }

    private void oneIsReturnedAndGoesToTheOtherUnit() {
        Desk specialist = desk("chuyenvien");
        open(specialist, 2);
        end(specialist, "return", "reason", "Không thuộc lĩnh vực của phòng");
        Desk head = desk("truongphong");
        open(head, 2);
        end(head, "return", "reason", "Đề nghị giao Phòng Văn xã");
        Desk secretary = desk("thuky");
        open(secretary, 2);
        directToCulture(secretary);
        Desk other = desk("truongvx");
        open(other, 2);
        end(other, "file");
    }

    private void theOthersEndEachInItsWay() {
        Desk specialist = desk("chuyenvien");
        open(specialist, 4);
        slip(specialist, "wait", "reason", "Chờ họp liên ngành");
        assertThat(specialist.at("flow-tab")).containsText("Chờ đủ để xử lý");
        end(specialist, "resume");
        end(specialist, "file");
        open(specialist, 5);
        slip(specialist, "decline", "reason", "Trùng nội dung đã có chủ trương");
        open(specialist, 6);
        slip(specialist, "answered-earlier", "number", "12/VPUB-KT");
        open(specialist, 7);
        specialist.click("do-forward");
        take(specialist, "to", cast.colleague());
        specialist.fill("comment", "Đồng chí theo dõi việc này từ trước");
        specialist.confirm();
        assertThat(specialist.at("do-forward")).hasCount(0);
        Desk colleague = desk("dongnghiep");
        open(colleague, 7);
        end(colleague, "file");
        for (int i : List.of(8, 9)) {
            open(specialist, i);
            end(specialist, "file");
        }
        specialist.goTo("work?q=" + mark);
        assertThat(specialist.at("empty")).isVisible();
    }

    private void theUnitTakesNoticeOfTheReply() {
        Desk other = desk("truongvx");
        other.goTo("work?q=" + mark);
        other.at("row").locator("a").click();
        step(other, "received", "");
    }

    private void theLeaderEndsTheDelegation() {
        Desk leader = desk("lanhdao");
        leader.goTo("delegations");
        delegation().getByTestId("revoke").click();
        leader.fill("reason", "Đã về");
        leader.confirm();
        assertThat(delegation()).hasCount(0);
        Desk secretary = desk("thuky");
        secretary.page().reload();
        assertThat(secretary.at("user-menu")).isVisible();
        secretary.settled();
        assertThat(secretary.at("represented")).hasCount(0);
        leader.goTo("work?box=agency&q=" + mark);
        assertThat(leader.at("empty")).isVisible();
    }

    private void everyOneIsInItsRightEndState() {
        List<String> states = List.of(
                "Đã xử lý",
                "Đã xử lý",
                "Kết thúc – lưu tham khảo",
                "Kết thúc – lưu tham khảo",
                "Kết thúc – lưu tham khảo",
                "Kết thúc – không xử lý",
                "Kết thúc – đã có văn bản giải quyết trước",
                "Kết thúc – lưu tham khảo",
                "Kết thúc – lưu tham khảo",
                "Kết thúc – lưu tham khảo");
        Desk clerk = desk("vanthu");
        for (int i = 0; i < 10; i++) {
            clerk.goTo("document/" + documents.get(i) + "?tab=flow");
            assertThat(clerk.at("document-subject")).containsText("thứ " + (i + 1));
            assertThat(clerk.at("flow-tab")).containsText(states.get(i));
            assertThat(clerk.at("holder")).hasCount(0);
            if (i < 2) {
                assertThat(clerk.at("answered-by")).containsText(number);
            }
        }
        clerk.picture("one-day-end-vi");
    }

    private void theBooksArePrinted() {
        Desk clerk = desk("vanthu");
        clerk.choose(clerk.at("routing-more"), clerk.at("do-slip"));
        clerk.finds("thứ 10 của ngày", "one-day-slip-vi");
        clerk.goTo("registers");
        clerk.page()
                .locator("[data-testid=register-row][data-id='" + register + "']")
                .getByTestId("print-register")
                .click();
        clerk.inDialog("dialog-ok").click();
        clerk.finds("Về việc thứ 10 của ngày", "one-day-register-vi");
        clerk.click("tracking-book");
        clerk.inDialog("dialog-ok").click();
        clerk.finds(number, "one-day-tracking-book-vi");
        clerk.goTo("outgoing");
        for (String book : List.of("register", "post", "loans")) {
            clerk.click("print");
            clerk.inDialog("book-" + book).check();
            clerk.inDialog("dialog-ok").click();
            clerk.finds(number, "one-day-book-" + book + "-vi");
        }
    }

    private Locator delegation() {
        return desk("lanhdao").at("delegation-row").filter(new Locator.FilterOptions().setHasText(mark));
    }

    private String symbol(int document) {
        return (document + 1) + "/CV-" + mark;
    }

    private Desk desk(String person) {
        return desks.computeIfAbsent(
                person, name -> Desk.of(cast.userName(name), cast.account(name).password()));
    }

    /** Opens a document out of the list of what waits for the person. */
    private void open(Desk desk, int document) {
        desk.goTo("work?q=" + symbol(document));
        desk.at("row")
                .filter(new Locator.FilterOptions().setHasText(symbol(document)))
                .locator("a")
                .first()
                .click();
        assertThat(desk.at("document-subject")).containsText("thứ " + (document + 1));
        assertThat(desk.at("routing-item")).isVisible();
    }

    /** The desk of a person with the reply opened out of the list of drafts. */
    private Desk draft(String person) {
        Desk desk = desk(person);
        desk.goTo("drafts?q=" + mark);
        desk.at("row").locator("a").click();
        assertThat(desk.at("draft")).isVisible();
        return desk;
    }

    private static void directToCulture(Desk desk) {
        desk.click("do-direct");
        take(desk, "lead", "Văn xã");
        desk.inDialog("text").fill("Phòng Văn xã xử lý.");
        if (desk.inDialog("onBehalfOf").count() > 0) {
            desk.inDialog("reference").fill("bút phê trên bản giấy");
        }
        desk.confirm();
        assertThat(desk.at("holder")).containsText("Phòng Văn xã");
    }

    /** Does what a button says; ids of fields and their values in turn. */
    private static void end(Desk desk, String action, String... idsAndValues) {
        desk.click("do-" + action);
        desk.fill(idsAndValues);
        desk.confirm();
        assertThat(desk.at("do-" + action)).hasCount(0);
    }

    private static void slip(Desk desk, String kind, String field, String value) {
        desk.choose(desk.at("do-process"), desk.at("process-slip"));
        desk.inDialog("kind-" + kind).check();
        desk.fill(field, value);
        desk.confirm();
        assertThat(desk.at("do-process")).hasCount(0);
    }

    private static void step(Desk desk, String action, String comment) {
        desk.at("action-" + action).press("Enter");
        if (!comment.isEmpty()) {
            desk.fill("comment", comment);
        }
        desk.confirm();
        assertThat(desk.at("action-" + action)).hasCount(0);
    }

    /** Signs with the key in a file where the site has one for the person, else on paper. */
    private void sign(Desk desk, String action, String person) {
        desk.at("action-" + action).press("Enter");
        desk.inDialog(cast.hasKeys() ? "key-file" : "key-paper").check();
        if (cast.hasKeys()) {
            desk.inDialog("password").fill(cast.account(person).password());
        }
        desk.inDialog("dialog-ok").click();
        if (cast.hasKeys()) {
            assertThat(desk.inDialog("verification")).hasAttribute("data-verdict", "valid");
        }
        desk.inDialog("signed-close").click();
        assertThat(desk.at("action-" + action)).hasCount(0);
    }

    private static Locator option(Desk desk, String text) {
        return desk.page()
                .locator("[role=option]")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    /** Types part of a name into the open window and takes the first suggestion, by keyboard. */
    private static void take(Desk desk, String field, String name) {
        desk.inDialog(field).focus();
        desk.page().keyboard().type(name);
        Locator marked = desk.page().locator("dialog[open] [role=option][aria-selected=true]");
        assertThat(marked).containsText(name);
        desk.page().keyboard().press("Enter");
    }

    /** The people of the day: those of the sample site, or on a given site those of an agency made for it. */
    private record Cast(Map<String, Site.Account> people, boolean hasKeys) {

        static Cast find() {
            Map<String, Site.Account> people = new HashMap<>();
            List<String> names = List.of("lanhdao", "thuky", "truongphong", "truongvx", "chuyenvien", "dongnghiep");
            boolean sample = Site.shared().has("lanhdao");
            StaffedOffice office = sample ? null : StaffedOffice.create("H99.N2");
            for (String name : names) {
                people.put(name, sample ? Site.shared().account(name) : office.account(name));
            }
            people.put(
                    "vanthu",
                    sample
                            ? Site.shared().account("vanthu")
                            : new Site.Account(
                                    office.clerk().userName(), office.clerk().password()));
            return new Cast(people, sample);
        }

        Site.Account account(String person) {
            return people.get(person);
        }

        String userName(String person) {
            return account(person).userName();
        }

        String colleague() {
            return hasKeys ? "Ngọc Lan" : "Thị Thủy";
        }

        String organ() {
            return hasKeys ? "VĂN PHÒNG" : "CHI CỤC THỬ NGHIỆM";
        }

        String symbol() {
            return hasKeys ? "VPUB-KT" : "CCTN-KT";
        }

        String leaderPosition() {
            return hasKeys ? "CHÁNH VĂN PHÒNG" : "CHI CỤC TRƯỞNG";
        }
    }
}
