package org.vanthu.acceptance;

import java.util.List;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The frame of the desk in a real browser: signing in, every page by its address, screens and languages. */
class DeskIT {

    private static final List<String> CLERK =
            List.of("", "capture", "direction", "incoming", "search", "registers", "types", "new");
    private static final List<String> ADMINISTRATOR = List.of("", "users", "agencies", "calendar", "no-such-page");

    @Test
    @Requirement({"R000-028", "R001-025"})
    void theClerkRegistersAReadScanByKeyboardAndFindsItByItsNumber() {
        Site.shared().awaitScans();
        Desk desk = Desk.of("vanthu");
        desk.goTo("capture");
        desk.page()
                .locator("[data-testid=entry][data-state=awaitingCheck]:has(.mark) button")
                .first()
                .click();
        Locator number = desk.at("number").first();
        assertThat(number).not().hasValue("");
        assertThat(desk.at("page-image")).isVisible();
        String symbol = number.inputValue();
        desk.picture("capture-vi");

        desk.page().keyboard().press("Control+Enter");

        assertThat(desk.at("number-shown")).isVisible();
        desk.page().keyboard().press("Escape");
        desk.at("search-box").first().fill(symbol);
        desk.page().keyboard().press("Enter");
        assertThat(desk.at("result").first()).containsText(symbol);
        desk.isAccessible("search results");
        desk.picture("search-vi");
        desk.close();
    }

    @Test
    void aWrongPasswordIsToldAndTheNameIsKept() {
        String name = Site.shared().account("vanthu").userName();
        Desk desk = Desk.open(name, "", 1366, 768, "vi");
        desk.at("user").fill(name);
        desk.at("password").fill("không phải mật khẩu này");
        desk.click("sign-in");

        assertThat(desk.at("sign-in-error")).isVisible();
        assertThat(desk.at("user")).hasValue(name);
        desk.isAccessible("sign-in");
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({"vi, light", "en, light", "vi, dark"})
    @Requirement("R000-028")
    void everyPageOpensByItsAddressAndIsAccessible(String language, String theme) {
        look("vanthu", CLERK, language, theme);
        look("quantri", ADMINISTRATOR, language, theme);
    }

    private static void look(String user, List<String> pages, String language, String theme) {
        Site.Account account = Site.shared().account(user);
        Desk desk = Desk.open(account.userName(), account.password(), 1366, 768, language);
        desk.page().evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme);
        desk.signIn();
        for (String name : pages) {
            desk.goTo(name);
            String where = String.join("-", user, name.isEmpty() ? "work" : name, language, theme);
            assertThat(desk.at("failure")).hasCount(0);
            assertThat(desk.page().locator("h1")).hasCount(1);
            desk.isAccessible(where);
            desk.picture(where);
        }
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "683, 384", "390, 844", "360, 740"})
    void nothingIsCutOffOnALaptopAtTwiceTheSizeOrOnAPhone(int width, int height) {
        Site.Account clerk = Site.shared().account("vanthu");
        Desk desk = Desk.open(clerk.userName(), clerk.password(), width, height, "vi")
                .signIn();
        for (String name : CLERK) {
            desk.goTo(name);
            desk.fits(name + " at " + width);
            desk.picture((name.isEmpty() ? "work" : name) + "-" + width);
        }
        desk.close();
    }

    @Test
    @Requirement({"R000-023", "R002-134", "R002-136"})
    void theAdministratorSeesAccountsButNoDocumentsAndTheClerkTheOtherWayRound() {
        Desk administrator = Desk.of("quantri");
        assertThat(administrator.at("menu-users")).isVisible();
        assertThat(administrator.at("search-box")).hasCount(0);
        Desk clerk = Desk.of("vanthu");
        assertThat(clerk.at("menu-users")).hasCount(0);
        assertThat(clerk.at("search-box")).hasCount(1);
        administrator.close();
        clerk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture", "new"})
    void afterTheSessionHasRunOutTheClerkGoesOnWhereHeWasAndNothingTypedIsLost(String name) {
        Desk desk = Desk.of("vanthu");
        desk.goTo(name);
        Locator subject = desk.at("subject").first();
        subject.fill("Về việc đang gõ dở");
        String address = desk.page().url();
        desk.page().evaluate("sessionStorage.setItem('vanthu.ticket', 'TICKET_ran_out')");

        desk.page().locator("[data-testid=number]").first().fill("15/CV-MS");
        desk.at("issuerName").first().fill("Sở Nội vụ");
        assertThat(desk.at("sign-in-again")).isVisible();
        desk.isAccessible("sign-in again");
        desk.at("sign-in-again")
                .getByTestId("password")
                .fill(Site.shared().account("vanthu").password());
        desk.at("sign-in-again").getByTestId("sign-in").click();

        assertThat(desk.at("sign-in-again")).hasCount(0);
        assertThat(subject).hasValue("Về việc đang gõ dở");
        assertThat(desk.page()).hasURL(address);
        desk.page().reload();
        assertThat(desk.at("subject").first()).hasValue("Về việc đang gõ dở");
        desk.page().evaluate("sessionStorage.removeItem('vanthu.ticket')");
        desk.page().reload();
        desk.signIn();
        assertThat(desk.at("subject").first()).hasValue("Về việc đang gõ dở");
        assertThat(desk.page()).hasURL(address);
        desk.close();
    }

    @Test
    void aPersonWithoutWorkIsToldWhatWillAppear() {
        Clerk clerk = Offices.create(Site.shared().as("admin"), "H99.E0");
        Desk desk = Desk.of(clerk.userName(), clerk.password());

        for (String name : List.of("capture", "direction", "incoming", "search")) {
            desk.goTo(name);
            assertThat(desk.at("empty").first()).isVisible();
            desk.isAccessible("empty " + name);
            desk.picture("empty-" + name);
        }
        desk.goTo("");
        assertThat(desk.at("nothing-to-do")).isVisible();
        desk.close();
    }
}
