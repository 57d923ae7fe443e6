package org.vanthu.acceptance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import com.microsoft.playwright.Locator;

/** Fields that windows about directives have in common. */
final class DirectiveForm {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private DirectiveForm() {}

    /** Types a name and takes the first agency, unit or person that is offered. */
    static void target(Desk desk, String field, String name) {
        desk.inDialog(field).fill(name);
        desk.at("target-option")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
    }

    /** So many days from today, by the clock of the test and not by one that it has set forward. */
    static void dueIn(Desk desk, String testId, int days) {
        desk.inDialog(testId).fill(LocalDate.now(VIETNAM).plusDays(days).format(DAY));
        desk.inDialog(testId).press("Tab");
    }
}
