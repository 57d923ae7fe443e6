package org.vanthu.acceptance;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.signin.SmallProvider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Signing in by an identity provider in a real browser, on a site of its own that was told of one. */
class SignInDeskIT {

    private static final String AGENCY = "H99.U3";
    private static final String USER = "ngoai.u3";

    @TempDir
    Path data;

    @Test
    @Requirement({"R003-005", "R003-049"})
    void aPersonOfAnOutsideUnitSignsInWhereHerAccountIsAndByPasswordWhenThatIsAway() throws Exception {
        try (SmallProvider provider = new SmallProvider();
                SiteProcess site = SiteProcess.start(told(provider))) {
            Desk desk = Desk.at(site.address());
            provider.user = USER;
            desk.click("way-sso");
            assertThat(desk.at("sign-in-error")).isVisible();
            desk.picture("sign-in-nobody-agreed-vi");
            Site.Account person = person(site);

            assertThat(desk.at("way-sso")).hasText("Đăng nhập bằng tài khoản công vụ");
            desk.isAccessible("sign-in with a provider");
            desk.picture("sign-in-ways-vi");
            desk.click("way-sso");
            assertThat(desk.at("user-menu")).isVisible();
            assertThat(desk.at("menu-exchange")).isVisible();

            signOut(desk);
            assertThat(desk.at("way-sso")).isVisible();
            desk.click("way-gone");
            assertThat(desk.at("sign-in-error")).containsText("mật khẩu");
            desk.isAccessible("sign-in while the provider is away");
            desk.picture("sign-in-away-vi");
            desk.at("user").fill(person.userName());
            desk.at("password").fill(person.password());
            desk.click("sign-in");
            assertThat(desk.at("menu-exchange")).isVisible();
            desk.close();
        }
    }

    private Path told(SmallProvider provider) throws IOException {
        Properties told = new Properties();
        told.setProperty(
                "authentication.chain", "alfrescoNtlm1:alfrescoNtlm,sso:identity-service,gone:identity-service");
        told.setProperty("authentication.sso.issuer-url", provider.issuer());
        told.setProperty("authentication.sso.resource", SmallProvider.CLIENT);
        told.setProperty("authentication.sso.credentials.secret", SmallProvider.SECRET);
        told.setProperty("authentication.sso.title", "tài khoản công vụ");
        told.setProperty("authentication.gone.issuer-url", "http://127.0.0.1:1");
        told.setProperty("authentication.gone.resource", SmallProvider.CLIENT);
        StringWriter text = new StringWriter();
        told.store(text, null);
        Files.writeString(data.resolve("vanthu.properties"), text.toString());
        return data;
    }

    private static Site.Account person(SiteProcess site) {
        Staffing staffing = new Staffing(new Api(site.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD));
        staffing.agency(AGENCY, "Công ty Cấp nước", "Cấp nước", "CN", false);
        return new Site.Account(USER, staffing.person(AGENCY, null, USER, "Lý Văn Ngoài", "Trưởng phòng", "external"));
    }

    private static void signOut(Desk desk) {
        Page page = desk.page();
        desk.click("user-menu");
        page.getByTestId("sign-out").click();
    }
}
