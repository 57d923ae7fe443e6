package org.vanthu.acceptance;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The desk inside a page of Share: through Share's proxy, with Share's session and its CSRF token. */
class ShareDeskIT {

    private ImitationOfShare share;
    private Page page;

    @BeforeEach
    void openShare() throws Exception {
        share = new ImitationOfShare(Site.shared().address(), Site.shared().account("vanthu"));
        page = Browser.shared().page(1366, 768, "vi");
    }

    @AfterEach
    void closeShare() {
        page.context().close();
        share.close();
    }

    @Test
    void thePersonOfShareIsInTheDeskWithoutSigningIn() {
        page.navigate(share.page(""));

        assertThat(desk().getByTestId("user-menu")).isVisible();
        assertThat(desk().getByTestId("sign-in")).hasCount(0);
        assertThat(desk().getByTestId("sign-out")).hasCount(0);
        assertThat(share.proxied()).contains("GET vanthu/session", "GET vanthu/workplace/counters");
    }

    @Test
    void anActionOfTheDocumentLibraryOpensThePageAndTheAddressFollowsTheDesk() {
        page.navigate(share.page("?open=incoming"));
        assertThat(desk().locator("vt-incoming-page")).isVisible();
        assertThat(page).hasURL(share.page("#/incoming"));

        page.evaluate("() => { location.hash = '#/search'; }");
        assertThat(desk().locator("vt-search-page")).isVisible();
        page.reload();
        assertThat(desk().locator("vt-search-page")).isVisible();
    }

    @Test
    void whatChangesSomethingCarriesTheTokenInTheHeaderAndAFormWithFilesInTheAddress() {
        page.navigate(share.page("#/capture"));
        assertThat(desk().locator("vt-capture-page")).isVisible();

        Object statuses = page.frames().get(1).evaluate("""
                async () => {
                  const { del, upload } = await import('/share/vanthu/app/api.js');
                  const kept = await del('/registry/mine/00000000-0000-0000-0000-000000000000').catch((error) => error.status);
                  const form = new FormData();
                  form.append('nothing', new Blob(['x']), 'x.txt');
                  const sent = await upload('/capture/entries', form).catch((error) => error.status);
                  return [kept, sent];
                }""");

        assertThat(statuses).asString().doesNotContain("401").doesNotContain("500");
        assertThat(share.refused()).isEmpty();
        assertThat(share.proxied())
                .contains(
                        "DELETE vanthu/registry/mine/00000000-0000-0000-0000-000000000000",
                        "POST vanthu/capture/entries");
    }

    @Test
    void whenShareHasSignedThePersonOutTheDeskSaysSoAndGoesOnAfterwards() {
        page.navigate(share.page(""));
        assertThat(desk().getByTestId("user-menu")).isVisible();

        share.signedIn(false);
        String said = ask();
        share.signedIn(true);

        assertThat(said).contains("Share");
        assertThat(ask()).isEqualTo("answered");
    }

    private String ask() {
        return (String) page.frames().get(1).evaluate("""
                async () => {
                  const { get } = await import('/share/vanthu/app/api.js');
                  return get('/session').then(() => 'answered', (error) => error.message);
                }""");
    }

    private FrameLocator desk() {
        return page.frameLocator("#vanthu-desk");
    }
}
