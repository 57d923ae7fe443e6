package org.vanthu.acceptance;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The clerk's queue in a real browser: pages turned, cut and joined, files discarded, two clerks at one queue. */
class DeskCaptureIT {

    private static final Clerk CLERK = Offices.create(Site.shared().as("admin"), "H99.E1");
    private static final String AGENCY = CLERK.agency();
    private static final String COLLEAGUE = Site.shared().own("vanthu2.e1");

    private Desk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void aPageIsTurnedAScanIsCutInTwoAndTheHalvesAreJoinedAgain() {
        String id = waiting("cut.pdf", "Cong van thu nhat trong ngay", "Cong van thu hai trong ngay");
        desk = open(id);
        double before = width(desk.at("page-image").first());

        desk.click("rotate-right");
        // The file waits for a check before it is turned as well, so only its new shape tells that it was.
        Api.until(
                () -> CLERK.api().get("capture/entries/" + id),
                answer -> answer.json().path("state").asText().equals("awaitingCheck")
                        && answer.json().at("/pageList/0/width").asDouble() == 842);
        assertThat(desk.at("page-image").first()).isVisible();
        desk.page().waitForCondition(() -> width(desk.at("page-image").first()) >= before);

        desk.click("split");
        assertThat(desk.inDialog("dialog-ok")).isDisabled();
        desk.inDialog("cut-1").click();
        desk.isAccessible("split dialog");
        desk.picture("split-vi");
        desk.confirm();
        Locator second = entry("cut-2.pdf");
        assertThat(second).hasAttribute("data-state", "awaitingCheck");
        assertThat(entry("cut.pdf")).hasAttribute("data-state", "awaitingCheck");
        assertThat(pages(id)).isEqualTo(1);

        second.locator("input").check();
        entry("cut.pdf").locator("input").check();
        desk.click("merge");
        assertThat(second).hasCount(0);
        awaitsCheck(id);
        assertThat(pages(id)).isEqualTo(2);
        assertThat(counter("refused")).as("joined on purpose, so no trouble").isZero();
    }

    @Test
    void scansOfOneDocumentAndItsAnnexAreRegisteredAsOne() {
        String letter = waiting("tied-letter.pdf", "To trinh kem bang phan bo");
        waiting("tied-annex.pdf", "Bang phan bo kinh phi");
        desk = open(letter);

        entry("tied-letter.pdf").locator("input").check();
        entry("tied-annex.pdf").locator("input").check();
        desk.click("attach");
        desk.isAccessible("attach dialog");
        desk.picture("attach-vi");
        desk.page().getByTestId("main").selectOption(letter);
        desk.confirm();

        desk.isTold("1 tệp nay đi kèm");
        assertThat(entry("tied-annex.pdf")).hasCount(0);
        assertThat(desk.at("attachments")).containsText("tied-annex.pdf");
        desk.picture("attached-vi");
        desk.click("separate");
        assertThat(entry("tied-annex.pdf")).hasAttribute("data-state", "awaitingCheck");
    }

    @Test
    void aFileIsDiscardedOnlyWithAReasonAndIsNoTroubleAfterwards() {
        String id = waiting("envelope.pdf", "Phong bi quet nham");
        desk = open(id);

        desk.click("discard");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.page().getByTestId("reason-error")).isVisible();
        desk.isAccessible("discard dialog");
        desk.fill("reason", "Quét nhầm phong bì");
        desk.confirm();

        assertThat(entry("envelope.pdf")).hasCount(0);
        assertThat(counter("refused")).isZero();
        desk.click("filter-refused");
        entry("envelope.pdf").locator("button").click();
        assertThat(desk.at("reason-message")).containsText("Văn Thư " + AGENCY);
        assertThat(desk.at("reason-message")).containsText("Quét nhầm phong bì");
    }

    @Test
    void theSecondClerkSeesWhoHasTheFileOpenAndIsToldWhenItIsRegistered() {
        String id = waiting("shared.pdf", "Mot cong van cho hai van thu");
        String password = Offices.must(Site.shared().as("admin").post("organization/users", colleague()))
                .json()
                .path("password")
                .asText();
        desk = open(id);
        assertThat(desk.at("subject").first()).isVisible();
        Desk second = Desk.of(COLLEAGUE, password);
        second.goTo("capture/" + id);

        assertThat(second.at("locked-by")).containsText("Văn Thư " + AGENCY);
        assertThat(second.page().locator("[data-id='" + id + "']").getByTestId("held"))
                .containsText("Văn Thư " + AGENCY);
        second.isAccessible("held entry");
        second.picture("held-vi");

        typeIn(second, "21/CV-MS", "Về việc hai văn thư cùng mở");
        typeIn(desk, "22/CV-MS", "Về việc người thứ nhất gõ chậm hơn");
        second.page().keyboard().press("Control+Enter");
        assertThat(second.at("number-shown")).isVisible();
        desk.page().keyboard().press("Control+Enter");

        assertThat(desk.at("done-by-other")).isVisible();
        assertThat(CLERK.api().get("capture/entries/" + id).json().path("state").asText())
                .isEqualTo("registered");
        Api.Answer twice = register(id);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().path("messageId").asText()).isEqualTo("registry.error.already-registered");
        second.close();
    }

    @Test
    void whoeverLeavesAFileFreesItAtOnce() {
        String id = waiting("left.pdf", "Cong van mo ra roi de lai");
        desk = open(id);
        desk.page().waitForCondition(() -> !holder(id).isEmpty());

        desk.goTo("incoming");

        desk.page().waitForCondition(() -> holder(id).isEmpty());
    }

    @Test
    void aFileThatIsNotTakenSaysWhyAndWhatToDo() {
        desk = Desk.of(CLERK.userName(), CLERK.password());
        desk.goTo("capture");

        desk.at("upload")
                .setInputFiles(new FilePayload("program.exe", "application/octet-stream", new byte[] {'M', 'Z', 0, 1}));

        assertThat(desk.page().locator(".upload-row.bad")).containsText("program.exe");
        desk.isAccessible("refused upload");
    }

    private Desk open(String id) {
        Desk opened = Desk.of(CLERK.userName(), CLERK.password());
        opened.goTo("capture/" + id);
        return opened;
    }

    private Locator entry(String name) {
        // The whole name, because a part of a file is called like the file and a number.
        Pattern whole = Pattern.compile("^" + name.replace(".", "\\.") + "$");
        Locator named = desk.page().locator(".entry-name", new Page.LocatorOptions().setHasText(whole));
        return desk.at("entry").filter(new Locator.FilterOptions().setHas(named));
    }

    private static void typeIn(Desk clerk, String number, String subject) {
        clerk.at("issuerName").first().fill("UBND xã Mẫu Sơn");
        clerk.at("number").first().fill(number);
        clerk.at("issuedDate").first().fill("02/11/2026");
        clerk.at("typeCode").first().selectOption("CV");
        clerk.at("subject").first().fill(subject);
    }

    private static String waiting(String name, String... pages) {
        String id = Offices.must(CLERK.api()
                        .upload(
                                "capture/entries",
                                Map.of("agency", AGENCY),
                                name,
                                TinyPdf.of(pages),
                                "application/pdf"))
                .json()
                .path("id")
                .asText();
        awaitsCheck(id);
        return id;
    }

    private static void awaitsCheck(String id) {
        Api.until(
                () -> CLERK.api().get("capture/entries/" + id),
                answer -> answer.json().path("state").asText().equals("awaitingCheck"));
    }

    private static int pages(String id) {
        return CLERK.api().get("capture/entries/" + id).json().path("pageList").size();
    }

    private static String holder(String id) {
        return CLERK.api()
                .get("capture/entries/" + id)
                .json()
                .at("/lockedBy/userName")
                .asText();
    }

    private static long counter(String name) {
        JsonNode counters =
                CLERK.api().get("workplace/counters?agency=" + AGENCY).json();
        return counters.path(name).asLong();
    }

    private static Api.Answer register(String id) {
        Map<String, Object> request = CLERK.request(Clerk.fields("23/CV-MS", "Về việc đăng ký lần thứ hai"));
        request.put("entryId", id);
        return CLERK.api().post("registry/incoming", request);
    }

    private static Map<String, Object> colleague() {
        return Api.map(
                "userName",
                COLLEAGUE,
                "fullName",
                "Đồng Nghiệp",
                "email",
                "dong.nghiep@mau.example.vn",
                "position",
                "Văn thư",
                "agency",
                AGENCY,
                "unit",
                null,
                "roles",
                List.of("clerk"));
    }

    private static double width(Locator picture) {
        return picture.boundingBox().width;
    }
}
