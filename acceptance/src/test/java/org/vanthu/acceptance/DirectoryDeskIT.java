package org.vanthu.acceptance;

import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The directory of exchange and the groups of recipients, in a real browser. */
class DirectoryDeskIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.W1");

    private Desk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void whoIsWrittenInRenamedAndMergedStaysKnownAndAGroupFillsTheRecipientsOfADraft() {
        desk = OFFICE.desk("noidung");
        desk.goTo("directory");
        writeIn("W01.01", "Sở Đối ngoại tỉnh Bạn");
        writeIn("W01.02", "Sở Du lịch tỉnh Bạn");
        desk.isAccessible("directory");
        desk.picture("directory-vi");

        desk.goTo("directory/W01.01");
        desk.click("step-rename");
        desk.fill("code", "W01.09", "reason", "Quyết định 12/2026");
        desk.picture("directory-rename-vi");
        desk.confirm();
        desk.isTold("Đã lưu");
        desk.goTo("directory/W01.01");
        assertThat(desk.at("organization")).containsText("W01.09");
        assertThat(desk.at("event").first()).containsText("Quyết định 12/2026");
        desk.isAccessible("organisation");
        desk.picture("directory-organization-vi");
        desk.close();

        desk = OFFICE.desk("vanthu");
        desk.goTo("directory?view=groups");
        desk.click("new-group");
        desk.fill("name", "Các sở tỉnh Bạn");
        member("Đối ngoại tỉnh Bạn");
        member("Du lịch tỉnh Bạn");
        assertThat(desk.inDialog("member")).hasCount(2);
        desk.isAccessible("group");
        desk.picture("directory-group-vi");
        desk.confirm();
        assertThat(desk.at("group-row")).containsText("Sở Du lịch tỉnh Bạn");
        desk.picture("directory-groups-vi");
        desk.close();

        desk = OFFICE.desk("chuyenvien");
        desk.goTo("draft/new");
        desk.click("add-recipient");
        desk.at("recipient-name").last().pressSequentially("Các sở");
        desk.picture("directory-suggested-vi");
        desk.page()
                .locator("[role=option]")
                .filter(new Locator.FilterOptions().setHasText("Các sở tỉnh Bạn"))
                .click();
        assertThat(desk.at("recipient")).hasCount(2);
        assertThat(desk.at("recipient-name").first()).hasValue("Sở Đối ngoại tỉnh Bạn");
        desk.picture("directory-recipients-vi");
    }

    @Test
    void aPublishedListIsComparedBeforeItIsTakenOver() {
        desk = OFFICE.desk("noidung");
        desk.goTo("directory");
        writeIn("W02.01", "Ban Thử danh sách");
        desk.click("open-list");
        desk.fill("source", "Quyết định 99");
        desk.inDialog("list-file")
                .setInputFiles(new FilePayload("danh-sach.csv", "text/csv", """
                        code,name,old,email
                        W02.11,Ban Thử danh sách,W02.01,ban@w02.example
                        W02.12,Ban Mới tinh,,
                        W02.13,,,
                        """.getBytes(StandardCharsets.UTF_8)));
        desk.inDialog("list-compare").click();
        assertThat(desk.inDialog("list-line")).hasCount(3);
        assertThat(desk.inDialog("list-line").nth(0)).hasAttribute("data-verdict", "renamed");
        assertThat(desk.inDialog("list-line").nth(2)).hasAttribute("data-verdict", "wrong");
        desk.isAccessible("list");
        desk.picture("directory-list-vi");
        desk.inDialog("list-apply").click();
        assertThat(desk.inDialog("list-apply")).hasCount(0);
        desk.page().keyboard().press("Escape");
        desk.goTo("directory/W02.01");
        assertThat(desk.at("organization")).containsText("ban@w02.example");
    }

    @Test
    void theDirectoryFitsAPhoneAndIsReadInEnglish() {
        desk = Desk.open(Site.shared(), OFFICE.account("noidung"), 390, 844, "en")
                .signIn();
        desk.goTo("directory");
        writeIn("W03.01", "Người Bạn nhỏ");
        desk.fits("directory on a phone");
        desk.picture("directory-phone-en");
        desk.goTo("directory/W03.01");
        desk.fits("organisation on a phone");
        desk.picture("directory-organization-phone-en");
        desk.click("step-edit");
        desk.picture("directory-edit-phone-en");
        desk.confirm();
    }

    private void writeIn(String code, String name) {
        desk.click("new-organization");
        desk.fill("code", code, "name", name, "email", "vanthu@" + code + ".example");
        desk.inDialog("connector").selectOption("peer");
        desk.fill("routeAddress", "https://ban.example/alfresco");
        desk.confirm();
    }

    private void member(String name) {
        desk.inDialog("member-find").pressSequentially(name);
        desk.page()
                .locator("dialog[open] [role=option]")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
    }
}
