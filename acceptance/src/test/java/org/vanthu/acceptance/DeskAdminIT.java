package org.vanthu.acceptance;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Administration in a real browser: agencies, units, accounts, types, calendar. */
class DeskAdminIT {

    private static final String OFFICE = Site.shared().own("H99.01");
    private static final String NEW_AGENCY = Site.shared().own("H99.E5");
    private static final String NEW_PERSON = Site.shared().own("nguoi.moi");
    private static final String NEW_TYPE = Site.shared().own("TTLN");

    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.of("admin");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anAgencyAndItsUnitsAreMadeAndChanged() {
        desk.goTo("agencies");
        desk.click("new-agency");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("a-name-error")).isVisible();
        desk.isAccessible("agency dialog");
        desk.fill(
                "name",
                "Sở Mẫu thứ năm",
                "code",
                NEW_AGENCY,
                "shortName",
                "SM5",
                "abbreviation",
                "SM5",
                "place",
                "Mẫu");
        desk.confirm();
        Locator row = desk.at("agency-row").filter(new Locator.FilterOptions().setHasText(NEW_AGENCY));
        row.getByTestId("edit-agency").click();
        desk.fill("shortName", "Sở Mẫu 5");
        desk.confirm();

        row.locator("a").click();
        assertThat(desk.page().locator("section.card h2").first()).containsText("Sở Mẫu 5");
        desk.click("new-unit");
        desk.fill("name", "Phòng Tổng hợp", "code", "TH");
        desk.isAccessible("unit dialog");
        desk.confirm();
        assertThat(desk.at("unit-row")).containsText("Phòng Tổng hợp");
        desk.at("unit-row").locator("button").click();
        desk.fill("name", "Phòng Hành chính");
        desk.inDialog("active").uncheck();
        desk.confirm();
        assertThat(desk.at("unit-row")).containsText("Phòng Hành chính");
        desk.picture("agencies-vi");
    }

    @Test
    @Requirement({"R000-023", "R002-134"})
    void anAccountIsMadeLockedUnlockedGivenANewPasswordAndClosed() {
        desk.goTo("users?agency=" + OFFICE);
        desk.click("new-user");
        desk.isAccessible("user dialog");
        desk.fill("userName", NEW_PERSON, "fullName", "Người Mới", "email", "moi@mau.example.vn");
        desk.inDialog("role-clerk").check();
        desk.inDialog("dialog-ok").click();
        String first = desk.at("generated-password").innerText();
        desk.isAccessible("password shown");
        desk.confirm();
        assertThat(user()).containsText("Đang dùng");
        Api anyone = new Api(Site.shared().address());
        anyone.signIn(NEW_PERSON, first);

        act("reset");
        desk.inDialog("dialog-ok").click();
        String second = desk.at("generated-password").innerText();
        desk.confirm();
        assertThat(second).isNotEqualTo(first);
        anyone.signIn(NEW_PERSON, second);
        assertThatThrownBy(() -> anyone.signIn(NEW_PERSON, first)).isInstanceOf(IllegalStateException.class);

        act("lock");
        desk.isAccessible("lock dialog");
        desk.fill("reason", "Nghỉ phép dài ngày");
        desk.confirm();
        assertThat(user()).containsText("Đang khóa");
        assertThatThrownBy(() -> anyone.signIn(NEW_PERSON, second)).isInstanceOf(IllegalStateException.class);
        act("unlock");
        assertThat(user()).containsText("Đang dùng");
        act("close");
        desk.isAccessible("close dialog");
        desk.fill("reason", "Chuyển công tác");
        desk.confirm();
        assertThat(user()).containsText("Đã đóng");
        assertThat(user().getByTestId("user-actions")).hasCount(0);
        desk.picture("users-vi");
    }

    @Test
    void aDocumentTypeIsAddedAndTakenOutOfUse() {
        desk.goTo("types");
        desk.click("new-type");
        desk.isAccessible("type dialog");
        desk.fill(
                "name",
                "Thông tư liên ngành " + NEW_TYPE,
                "nameEn",
                "Joint circular",
                "code",
                NEW_TYPE,
                "abbreviation",
                NEW_TYPE);
        desk.confirm();
        Locator row =
                desk.at("type-row").filter(new Locator.FilterOptions().setHasText("Thông tư liên ngành " + NEW_TYPE));
        assertThat(row).containsText("Đang dùng");
        row.locator("button").click();
        desk.inDialog("active").uncheck();
        desk.confirm();
        assertThat(row).containsText("Ngừng dùng");
    }

    @Test
    void aDayOffIsMarkedAndTakenBackAndTheHoursAreChecked() {
        desk.goTo("calendar?agency=" + OFFICE + "&year=2027");
        day().click();
        desk.isAccessible("day dialog");
        desk.inDialog("kind").selectOption("holiday");
        desk.fill("name", "Ngày truyền thống");
        desk.confirm();
        assertThat(day()).hasClass(java.util.regex.Pattern.compile("holiday"));
        desk.isAccessible("calendar");
        day().click();
        desk.inDialog("kind").selectOption("");
        desk.confirm();
        assertThat(day()).hasClass(java.util.regex.Pattern.compile("usual"));

        desk.click("sessions");
        desk.fill("1", "bảy giờ");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("h-1-error")).isVisible();
        desk.isAccessible("hours dialog");
        desk.fill("1", "7:00-11:00, 13:00-17:00");
        desk.confirm();
        assertThat(desk.page().locator(".calendar-below")).containsText("07:00–11:00");
    }

    private Locator user() {
        return desk.at("row").filter(new Locator.FilterOptions().setHasText(NEW_PERSON));
    }

    private void act(String action) {
        desk.choose(user().getByTestId("user-actions"), user().getByTestId("user-" + action));
    }

    private Locator day() {
        return desk.page().locator("[data-date='2027-06-08']");
    }
}
