package org.vanthu.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The desk as one person has it open in the browser. Remembers every error that the page or the server made. */
final class Desk {

    private static final String AXE = axe();

    private final Page page;
    private final String user;
    private final String password;
    private final List<String> errors = new ArrayList<>();

    private Desk(Page page, String user, String password) {
        this.page = page;
        this.user = user;
        this.password = password;
    }

    /** Opens the desk at the sign-in. */
    static Desk open(String user, String password, int width, int height, String language) {
        return open(Site.shared().address(), user, password, width, height, language);
    }

    /** Opens the desk of a site of its own, in Vietnamese. */
    static Desk of(URI address, Site.Account account) {
        return open(address, account.userName(), account.password(), 1366, 768, "vi")
                .signIn();
    }

    /** Opens the desk of a site of its own at the sign-in, in Vietnamese, for nobody yet. */
    static Desk at(URI address) {
        return open(address, "", "", 1366, 768, "vi");
    }

    /** Opens the desk of a site of its own at the sign-in. */
    static Desk open(Site site, Site.Account account, int width, int height, String language) {
        return open(site.address(), account.userName(), account.password(), width, height, language);
    }

    private static Desk open(URI address, String user, String password, int width, int height, String language) {
        Page page = Browser.shared().page(width, height, language);
        Desk desk = new Desk(page, user, password);
        desk.watch();
        page.navigate(address + "vanthu/index.html");
        if (language.equals("en")) {
            page.getByTestId("language").click();
        }
        return desk;
    }

    /** A page of the site's services as anybody opens it, without signing in. */
    static Desk reader(Site site, String path) {
        Desk desk = new Desk(Browser.shared().page(1366, 768, "vi"), "", "");
        desk.watch();
        desk.page.navigate(site.address() + "service/vanthu/" + path);
        return desk;
    }

    /** Opens the desk for a person of the sample site on a common screen, in Vietnamese. */
    static Desk of(String user) {
        Site.Account account = Site.shared().account(user);
        return of(account.userName(), account.password());
    }

    static Desk of(String user, String password) {
        return open(user, password, 1366, 768, "vi").signIn();
    }

    private void watch() {
        page.onPageError(errors::add);
        page.onResponse(response -> {
            if (response.status() >= 500) {
                errors.add(response.status() + " " + response.url());
            }
        });
    }

    Desk signIn() {
        page.getByTestId("user").fill(user);
        page.getByTestId("password").fill(password);
        page.getByTestId("sign-in").click();
        assertThat(page.getByTestId("user-menu")).isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    /** What carries the test id. */
    Locator at(String testId) {
        return page.getByTestId(testId);
    }

    /** The field of that test id in the window that is open. */
    Locator inDialog(String testId) {
        return page.locator("dialog[open]").getByTestId(testId);
    }

    void click(String testId) {
        at(testId).first().click();
    }

    /** Chooses an entry of a menu, which is opened by keyboard when no other one is closing any more. */
    void choose(Locator opener, Locator entry) {
        Locator shown = page.locator("sl-dropdown sl-popup[active]");
        assertThat(shown).hasCount(0);
        // A window that has closed gives the focus back before it is gone.
        assertThat(page.locator("dialog:not([open])")).hasCount(0);
        opener.press("Enter");
        assertThat(shown).hasCount(1);
        entry.click();
    }

    /** Fills fields of the window that is open: test ids and values in turn. */
    void fill(String... idsAndValues) {
        for (int i = 0; i < idsAndValues.length; i += 2) {
            inDialog(idsAndValues[i]).fill(idsAndValues[i + 1]);
        }
    }

    /** Says yes in the window that is open and waits until it has closed. */
    void confirm() {
        inDialog("dialog-ok").click();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    /** The words stand in the PDF that is shown in the window; closes the window. */
    void finds(String words, String picture) {
        assertThat(inDialog("pdf-save")).isEnabled();
        inDialog("pdf-find").fill(words);
        inDialog("pdf-find").press("Enter");
        assertThat(inDialog("pdf-hits")).hasText(java.util.regex.Pattern.compile("\\d+/\\d+"));
        picture(picture);
        page.locator("dialog[open] .dialog-foot .primary").click();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    /** Goes to a page by its address and waits until it has drawn what it shows. */
    void goTo(String address) {
        page.evaluate("address => { location.hash = '#/' + address; }", address);
        settled();
    }

    /**
     * Waits until nothing on the page says that it is still loading; pictures of pages and further rows come when they
     * are scrolled to.
     */
    void settled() {
        assertThat(page.locator("main > .empty, main > vt-page > *").first()).isAttached();
        assertThat(page.locator("main .busy:not(.sheet .busy, .list-more .busy)"))
                .hasCount(0);
    }

    /** What the page says at its foot after an action. */
    void isTold(String text) {
        assertThat(at("toast").filter(new Locator.FilterOptions().setHasText(text)))
                .hasCount(1);
    }

    /** Presses what saves a file and gives the file. */
    Download download(Runnable press) {
        return page.waitForDownload(press);
    }

    /** No finding of axe that keeps somebody from working: impact serious or critical. */
    @SuppressWarnings("unchecked")
    void isAccessible(String where) {
        page.evaluate(AXE);
        List<Map<String, Object>> findings = (List<Map<String, Object>>) page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                  .filter((one) => ['serious', 'critical'].includes(one.impact))
                  .map((one) => ({ id: one.id, at: one.nodes.map((node) => node.target.join(' ')).join(', ') }))
                """);
        assertThat(findings).as(where).isEmpty();
    }

    /** Nothing is cut off or to be scrolled sideways. */
    void fits(String where) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).as(where).isLessThanOrEqualTo(0);
    }

    /** Keeps a picture of the page in {@code target/screenshots}. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** Nothing went wrong; closes the page. */
    void close() {
        assertThat(errors).isEmpty();
        page.context().close();
    }

    private static String axe() {
        try (InputStream in = Desk.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
