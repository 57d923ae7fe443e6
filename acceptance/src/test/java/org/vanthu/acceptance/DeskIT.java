package org.vanthu.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The desk in a real browser, as its people use it. Pictures of the pages are in {@code target/screenshots}. */
class DeskIT {

    private static Browser browser;

    private final List<String> errors = new ArrayList<>();

    @BeforeAll
    static void open() {
        assumeTrue(Browser.program().isPresent(), "no Chromium on this machine; install the package chromium");
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Requirement({"R000-028", "R001-025"})
    void theClerkRegistersAReadScanByKeyboardAndFindsItByItsNumber() {
        Page page = signIn("vanthu", 1366, 768, "vi");
        goTo(page, "capture");
        Locator waiting = page.locator("[data-testid=entry][data-state=awaitingCheck]");
        assertThat(waiting.first()).isVisible();
        waiting.first().locator("button").first().click();
        Locator number = page.getByTestId("number").first();
        assertThat(number).not().hasValue("");
        assertThat(page.getByTestId("page-image")).isVisible();
        String symbol = number.inputValue();
        picture(page, "capture-vi");

        page.keyboard().press("Control+Enter");

        assertThat(page.getByTestId("number-shown")).isVisible();
        search(page, symbol);
        assertThat(page.getByTestId("result").first()).containsText(symbol);
        picture(page, "search-vi");
        assertThat(errors).isEmpty();
    }

    @Test
    void aWrongPasswordIsToldAndTheNameIsKept() {
        Page page = browser.page(1366, 768, "vi");
        page.navigate(Site.shared().address() + "vanthu/index.html");
        page.getByTestId("user").fill("vanthu");
        page.getByTestId("password").fill("không phải mật khẩu này");
        page.getByTestId("sign-in").click();

        assertThat(page.getByTestId("sign-in-error")).isVisible();
        assertThat(page.getByTestId("user")).hasValue("vanthu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "capture", "direction", "incoming", "search", "registers"})
    void everyPageOfTheClerkOpensByItsAddressWithoutAnError(String name) {
        Page page = signIn("vanthu", 1366, 768, "vi");

        goTo(page, name);
        page.waitForTimeout(1500);

        assertThat(page.getByTestId("failure")).hasCount(0);
        picture(page, (name.isEmpty() ? "work" : name) + "-1366-vi");
        assertThat(errors).isEmpty();
    }

    @Test
    void theDeskSpeaksEnglishToo() {
        Page page = signIn("vanthu", 1366, 768, "en");

        goTo(page, "capture");

        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("en|vi"));
        picture(page, "capture-en");
        assertThat(errors).isEmpty();
    }

    @Test
    void theWorkPlaceFitsAPhone() {
        Page page = signIn("lanhdao", 360, 740, "vi");
        page.waitForTimeout(1000);

        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
        picture(page, "work-phone-vi");
    }

    @Test
    @Requirement({"R000-023", "R002-134", "R002-136"})
    void theAdministratorSeesAccountsAndTheClerkDoesNot() {
        Page administrator = signIn("quantri", 1366, 768, "vi");
        assertThat(administrator.getByTestId("menu-users")).isVisible();
        administrator.getByTestId("menu-users").click();
        administrator.waitForTimeout(1500);
        picture(administrator, "users-vi");

        Page clerk = signIn("vanthu", 1366, 768, "vi");
        assertThat(clerk.getByTestId("menu-users")).hasCount(0);
    }

    private Page signIn(String userName, int width, int height, String language) {
        Page page = browser.page(width, height, language);
        page.onPageError(error -> errors.add(error));
        page.onResponse(response -> {
            if (response.status() >= 500) {
                errors.add(response.status() + " " + response.url());
            }
        });
        page.navigate(Site.shared().address() + "vanthu/index.html");
        page.getByTestId("user").fill(userName);
        page.getByTestId("password").fill(Site.shared().password(userName));
        page.getByTestId("sign-in").click();
        assertThat(page.getByTestId("user-menu")).isVisible();
        return page;
    }

    private static void goTo(Page page, String name) {
        page.evaluate("name => { location.hash = '#/' + name; }", name);
        page.waitForTimeout(500);
    }

    private static void search(Page page, String text) {
        page.getByTestId("search-box").first().click();
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
