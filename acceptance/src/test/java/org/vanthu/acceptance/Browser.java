package org.vanthu.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Debian's Chromium, driven by Playwright; without a Chromium on the machine there is none and the tests say so. One
 * for all classes of a run, because starting it takes longer than most tests.
 */
final class Browser {

    /** How long a busy machine may take to show something; nobody waits so long when all is well. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static Browser shared;

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** The program, if the machine has one. */
    static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it on first use; it ends with the JVM. */
    static synchronized Browser shared() {
        assumeTrue(program().isPresent(), "no Chromium on this machine; install the package chromium");
        if (shared == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            shared = open();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop-browser"));
        }
        return shared;
    }

    private static Browser open() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program().orElseThrow())
                                .setHeadless(true)
                                .setArgs(FLAGS)));
    }

    /** A page of a new person at the machine: nothing remembered. */
    Page page(int width, int height, String language) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                // a menu that is opened while it fades away stays invisible; nobody clicks that fast
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    private void close() {
        browser.close();
        playwright.close();
    }
}
