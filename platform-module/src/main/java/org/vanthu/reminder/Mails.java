package org.vanthu.reminder;

import java.time.format.DateTimeFormatter;
import java.util.List;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;

/**
 * Sends reminders by mail. A message names the document by its number and the deadline, never by its abstract: mail
 * leaves the house.
 */
final class Mails {

    private static final int BATCH = 50;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Json.ZONE);

    private final ReminderTable table;
    private final Letters letters;
    private final RetryingTransactionHelper transactions;

    Mails(ReminderTable table, Letters letters, RetryingTransactionHelper transactions) {
        this.table = table;
        this.letters = letters;
        this.transactions = transactions;
    }

    /** Whether messages go out: switched on, and the repository has the action. */
    boolean isAvailable() {
        return letters.isAvailable();
    }

    /** Why none goes out, as a message id; only when none does. */
    String reason() {
        return letters.reason();
    }

    /** What to note of a message to the person. */
    String stateFor(String userName) {
        if (!isAvailable()) {
            return "";
        }
        return letters.reaches(userName) ? "queued" : "noAddress";
    }

    /** Sends what is queued; each message at most once, whatever fails on the way. */
    void sendQueued() {
        if (!isAvailable()) {
            return;
        }
        List<ReminderTable.Noted> claimed;
        do {
            claimed = transactions.doInTransaction(() -> table.claimMails(BATCH), false, true);
            claimed.forEach(one -> {
                String state = letters.send(one.reminder().whom(), subject(one), text(one));
                transactions.doInTransaction(
                        () -> {
                            table.setEmail(one.reminder().id(), state);
                            return state;
                        },
                        false,
                        true);
            });
        } while (claimed.size() == BATCH);
    }

    private static String subject(ReminderTable.Noted one) {
        return Texts.of(
                Texts.VIETNAMESE,
                "reminder.mail.subject." + one.reminder().stage(),
                one.work().label());
    }

    private static String text(ReminderTable.Noted one) {
        Reminder reminder = one.reminder();
        String due = reminder.dueAt() == null ? "–" : MOMENT.format(reminder.dueAt());
        String said = reminder.text().isEmpty() ? "" : "\n\n" + reminder.text();
        return Texts.of(Texts.VIETNAMESE, "reminder.mail.text", one.work().label(), due) + said;
    }
}
