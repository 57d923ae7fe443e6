package org.vanthu.acceptance;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page on which an administrator sees how the module stands. */
class DeskSystemIT {

    @Test
    void anAdministratorSeesServerFoldersJobsLibrariesAndConfiguration() {
        Desk desk = Desk.of("admin");
        desk.goTo("system");

        assertThat(desk.at("server")).containsText(Pattern.compile("PostgreSQL|MariaDB|MySQL"));
        assertThat(desk.at("folders").locator("tbody tr").first()).isVisible();
        assertThat(desk.at("job-row")
                        .filter(new Locator.FilterOptions().setHasText("vanthu-platform.audit.sealJobDetail")))
                .hasCount(1);
        assertThat(desk.at("library").filter(new Locator.FilterOptions().setHasText("org.apache.pdfbox:jbig2-imageio")))
                .containsText("Đúng");
        assertThat(desk.at("migrations")).containsText("100-organization-tables.sql");
        desk.isAccessible("system");
        desk.fits("system");

        int all = desk.at("setting").count();
        desk.at("changedOnly").check();
        assertThat(desk.at("setting").count()).isLessThan(all);
        desk.at("changedOnly").uncheck();
        assertThat(desk.at("setting")).hasCount(all);
        desk.click("again");
        desk.settled();
        desk.picture("system-vi");
        desk.close();
    }

    @Test
    @Requirement({"R002-130", "R002-131"})
    void anAdministratorAnnouncesMaintenanceAndEverybodySeesItUntilItIsTakenBack() {
        Desk admin = Desk.of("admin");
        admin.goTo("system");
        admin.click("announce");
        admin.at("words").fill("Nâng cấp phần mềm; hãy lưu việc đang làm trước 17:30");
        admin.at("startsAt").fill("2030-03-01T18:00");
        admin.at("endsAt").fill("2030-03-01T17:00");
        admin.click("dialog-ok");
        assertThat(admin.at("maintenance-dialog")).containsText("Thời điểm kết thúc phải sau");
        admin.at("endsAt").fill("2030-03-01T20:00");
        admin.picture("maintenance-dialog");
        admin.click("dialog-ok");
        assertThat(admin.at("maintenance-row")).containsText("01/03/2030 18:00");

        Desk clerk = Desk.of("vanthu");
        assertThat(clerk.at("maintenance-notice"))
                .containsText("Bảo trì hệ thống từ 01/03/2030 18:00 đến 01/03/2030 20:00: Nâng cấp phần mềm");
        clerk.picture("maintenance-notice");
        clerk.isAccessible("a page with a notice of maintenance");
        clerk.close();

        admin.click("verify-all");
        assertThat(admin.at("integrity-result")).containsText("Toàn vẹn");
        assertThat(admin.at("fingerprint")).hasText(Pattern.compile("[0-9a-f]{64}"));
        admin.picture("integrity");
        admin.isAccessible("system with the result of a verification");
        admin.click("withdraw");
        admin.click("dialog-ok");
        assertThat(admin.at("maintenance-row")).hasCount(0);
        admin.close();
    }

    @Test
    void nobodyElseSeesIt() {
        assertThat(Site.shared().as("vanthu").get("system").status()).isEqualTo(403);
        assertThat(new Api(Site.shared().address()).get("system").status()).isEqualTo(401);

        Desk desk = Desk.of("vanthu");
        assertThat(desk.page().locator("a[href='#/system']")).hasCount(0);
        desk.close();
    }

    @Test
    void fitsAPhoneAndSpeaksEnglish() {
        Site.Account admin = Site.shared().account("admin");
        Desk desk =
                Desk.open(admin.userName(), admin.password(), 390, 844, "en").signIn();
        desk.goTo("system");

        assertThat(desk.page().locator("h1")).containsText("System");
        desk.fits("system on a phone");
        desk.close();
    }
}
