package org.vanthu.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Registered documents, registers and searches in a real browser: what cannot be undone is asked for, done and kept.
 */
class DeskRegisterIT {

    private static final Clerk CLERK = Offices.create(Site.shared().as("admin"), "H99.E2");
    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear();

    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.of(CLERK.userName(), CLERK.password());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aCorrectionKeepsWhatStoodThereBefore() {
        JsonNode document = registered("31/CV-MS", "Về việc gõ sai trích yếu");
        desk.goTo("document/" + document.path("nodeId").asText());

        desk.click("action-correct");
        assertThat(desk.inDialog("issuerName")).isFocused();
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("reason-error")).isVisible();
        desk.isAccessible("correction");
        desk.fill("subject", "Về việc gõ đúng trích yếu", "reason", "Gõ sai khi đăng ký");
        desk.confirm();

        assertThat(desk.at("information")).containsText("Về việc gõ đúng trích yếu");
        desk.page()
                .getByRole(com.microsoft.playwright.options.AriaRole.TAB)
                .last()
                .click();
        assertThat(desk.at("history")).containsText("Về việc gõ sai trích yếu → Về việc gõ đúng trích yếu");
        assertThat(desk.at("ledger")).containsText("Gõ sai khi đăng ký");
        assertThat(desk.at("ledger")).containsText("Văn Thư " + CLERK.agency());
        desk.isAccessible("history");
        desk.picture("history-vi");
    }

    @Test
    void aRegistrationIsWithdrawnOnlyWithAReasonAndItsNumberStaysTaken() {
        JsonNode document = registered("32/CV-MS", "Về việc đăng ký nhầm");
        desk.goTo("document/" + document.path("nodeId").asText());

        desk.click("action-void");
        desk.isAccessible("void dialog");
        desk.fill("reason", "Văn bản của cơ quan khác");
        desk.confirm();

        assertThat(desk.page().locator(".notice.bad")).containsText("Văn bản của cơ quan khác");
        assertThat(desk.at("action-void")).hasCount(0);
        assertThat(desk.at("action-correct")).hasCount(0);
        desk.goTo("incoming?state=voided");
        assertThat(row("32/CV-MS")).isVisible();
        long number = document.path("arrivalNumber").asLong();
        assertThat(registered("33/CV-MS", "Về việc số kế tiếp")
                        .path("arrivalNumber")
                        .asLong())
                .isGreaterThan(number);
    }

    @Test
    void aBlockOfNumbersIsReservedAndEnteredLater() {
        desk.goTo("registers");
        desk.click("reserve");
        desk.fill("count", "0", "reason", "Mất điện");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("v-count-error")).isVisible();
        desk.isAccessible("reserve dialog");
        desk.fill("count", "3");
        desk.confirm();
        desk.isTold("Đã giữ số");
        long first = CLERK.api()
                .get("registry/registers/" + CLERK.register() + "/reservations")
                .json()
                .at("/items/0/number")
                .asLong();

        desk.goTo("new");
        desk.at("back-entry").click();
        desk.at("event-date")
                .fill(java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy")
                        .format(LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"))));
        desk.at("event-time").fill("00:00");
        desk.at("reserved-number").fill(String.valueOf(first));
        desk.at("issuerName").fill("UBND xã Mẫu Sơn");
        desk.at("number").fill("34/CV-MS");
        desk.at("issuedDate").fill("02/11/2026");
        desk.at("typeCode").selectOption("CV");
        desk.at("subject").fill("Về việc ngày mất điện");
        desk.page().keyboard().press("Control+Enter");
        assertThat(desk.at("number-shown")).containsText(String.valueOf(first));

        desk.goTo("registers");
        desk.click("verify-register");
        assertThat(desk.at("verify-ok")).isVisible();
        assertThat(desk.page().locator("dialog[open]")).containsText("Mất điện");
        desk.isAccessible("verify dialog");
        desk.picture("verify-vi");
    }

    @Test
    void aRegisterIsOpenedPrintedAndClosedForGood() throws IOException {
        desk.goTo("registers");
        desk.click("new-register");
        desk.fill("name", "Sổ đơn thư", "year", String.valueOf(YEAR), "startNumber", "7");
        desk.isAccessible("register dialog");
        desk.confirm();
        Locator row = desk.at("register-row").filter(new Locator.FilterOptions().setHasText("Sổ đơn thư"));
        assertThat(row).containsText("Đang mở");

        row.getByTestId("print-register").click();
        desk.inDialog("format-xlsx").check();
        Download printed = desk.download(() -> desk.inDialog("dialog-ok").click());
        assertThat(Files.readAllBytes(printed.path())).startsWith('P', 'K');

        row.getByTestId("close-register").click();
        desk.isAccessible("close register dialog");
        desk.fill("reason", "Mở nhầm");
        desk.confirm();
        assertThat(row).containsText("Đã đóng");
        assertThat(row.getByTestId("close-register")).hasCount(0);
        desk.picture("registers-vi");
    }

    @Test
    void aSearchIsKeptRunAgainForgottenAndItsResultExported() throws IOException {
        registered("35/CV-MS", "Về việc kiểm kê cồng chiêng");
        Api.until(
                () -> CLERK.api().get("search?q=" + Api.encode("cồng chiêng")),
                answer -> answer.json().path("items").size() > 0);
        desk.goTo("search?q=" + Api.encode("cồng chiêng"));
        assertThat(desk.at("result")).hasCount(1);

        desk.click("save-search");
        desk.fill("name", "Cồng chiêng");
        desk.isAccessible("save search dialog");
        desk.confirm();
        desk.goTo("search");
        desk.page()
                .getByText("Cồng chiêng", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(desk.at("result")).hasCount(1);

        for (String format : new String[] {"XLSX", "DOCX", "PDF", "CSV"}) {
            Locator entry = desk.page()
                    .getByRole(com.microsoft.playwright.options.AriaRole.MENUITEM)
                    .filter(new Locator.FilterOptions().setHasText(format));
            Download file = desk.download(() -> desk.choose(desk.at("export").first(), entry));
            assertThat(file.suggestedFilename()).endsWith("." + format.toLowerCase(java.util.Locale.ROOT));
            byte[] bytes = Files.readAllBytes(file.path());
            String start = new String(bytes, 0, 4, StandardCharsets.ISO_8859_1);
            assertThat(start).startsWith(format.equals("PDF") ? "%PDF" : format.equals("CSV") ? "ï»¿" : "PK");
        }

        desk.goTo("search");
        desk.page().getByLabel("Cồng chiêng").click();
        assertThat(desk.page().locator(".saved-list")).hasCount(0);
        assertThat(CLERK.api().get("search/saved").json().path("items")).isEmpty();
    }

    @Test
    void theListIsSortedFilteredReadAndTakenAlongByKeyboard() throws IOException {
        registered("36/CV-MS", "Về việc danh sách thứ nhất");
        registered("37/CV-MS", "Về việc danh sách thứ hai");
        desk.goTo("incoming");
        assertThat(row("37/CV-MS")).isVisible();

        row("37/CV-MS").focus();
        desk.page().keyboard().press("Enter");
        assertThat(desk.at("reading-pane")).containsText("Về việc danh sách thứ hai");
        desk.isAccessible("reading pane");
        desk.page().keyboard().press("ArrowDown");
        assertThat(desk.at("reading-pane")).containsText("Về việc danh sách thứ nhất");
        desk.page().keyboard().press("Escape");
        assertThat(desk.at("reading-pane")).hasCount(0);
        desk.page().keyboard().press("x");
        assertThat(desk.at("selected-count")).isVisible();
        Download chosen = desk.download(() -> desk.click("export"));
        assertThat(Files.readString(chosen.path())).contains("36/CV-MS").doesNotContain("37/CV-MS");
    }

    private Locator row(String number) {
        return desk.at("row").filter(new Locator.FilterOptions().setHasText(number));
    }

    private static JsonNode registered(String number, String subject) {
        return Offices.must(CLERK.register(number, subject)).json();
    }
}
