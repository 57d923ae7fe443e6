package org.vanthu.reminder;

import java.time.format.DateTimeFormatter;
import java.util.List;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.vanthu.organization.Account;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;

/**
 * Sends reminders by the repository's own action {@code mail}, which knows the mail server. A message names the
 * document by its number and the deadline, never by its abstract: mail leaves the house. The embedded engine has no
 * such action.
 */
final class Mails {

    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    private static final String MAIL = "mail";
    private static final int BATCH = 50;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Json.ZONE);

    private final ReminderTable table;
    private final ActionService actionService;
    private final Accounts accounts;
    private final RetryingTransactionHelper transactions;
    private final boolean enabled;

    Mails(
            ReminderTable table,
            ActionService actionService,
            Accounts accounts,
            RetryingTransactionHelper transactions,
            boolean enabled) {
        this.table = table;
        this.actionService = actionService;
        this.accounts = accounts;
        this.transactions = transactions;
        this.enabled = enabled;
    }

    /** Whether messages go out: switched on, and the repository has the action. */
    boolean isAvailable() {
        return enabled && hasAction();
    }

    /** Why none goes out, as a message id; only when none does. */
    String reason() {
        return enabled ? "reminder.error.no-mail-action" : "reminder.error.mail-off";
    }

    /** What to note of a message to the person. */
    String stateFor(String userName) {
        if (!isAvailable()) {
            return "";
        }
        return address(userName).isEmpty() ? "noAddress" : "queued";
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
                String state = send(one);
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

    private String send(ReminderTable.Noted one) {
        try {
            transactions.doInTransaction(
                    () -> {
                        Elevation.asSystem("the mail action reads its server's settings", () -> {
                            Action mail = actionService.createAction(MAIL);
                            mail.setParameterValue("to", address(one.reminder().whom()));
                            mail.setParameterValue("subject", subject(one));
                            mail.setParameterValue("text", text(one));
                            actionService.executeAction(mail, null, false, false);
                        });
                        return true;
                    },
                    true,
                    true);
            return "sent";
        } catch (RuntimeException e) {
            LOG.warn("reminder {} could not be sent by mail", one.reminder().id(), e);
            return "failed";
        }
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

    private String address(String userName) {
        return accounts.find(userName).map(Account::email).orElse("").strip();
    }

    /** ACS answers a name that is no action with an exception, the engine with null. */
    private boolean hasAction() {
        try {
            return actionService.getActionDefinition(MAIL) != null;
        } catch (NoSuchBeanDefinitionException e) {
            return false;
        }
    }
}
