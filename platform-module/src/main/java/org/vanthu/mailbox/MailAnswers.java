package org.vanthu.mailbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Texts;

/**
 * Sends receipts by the repository's own action {@code mail}, which knows the mail server. A receipt names files and
 * times, never what a document is about. Where the repository has no such action none is sent, and none is promised.
 */
final class MailAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(MailAnswers.class);
    private static final String MAIL = "mail";
    private static final int AT_ONCE = 50;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final MailTable table;
    private final ActionService actionService;
    private final Agencies agencies;
    private final RetryingTransactionHelper transactions;

    MailAnswers(
            MailTable table, ActionService actionService, Agencies agencies, RetryingTransactionHelper transactions) {
        this.table = table;
        this.actionService = actionService;
        this.agencies = agencies;
        this.transactions = transactions;
    }

    /** Sends what waits; killed between sending and noting, a receipt goes out twice, never not at all. */
    void send() {
        boolean available = isAvailable();
        List<MailRow> waiting = transactions.doInTransaction(() -> table.toAnswer(AT_ONCE), true, true);
        for (MailRow row : waiting) {
            String state = !available ? MailRow.NONE : sent(row) ? MailRow.SENT : MailRow.FAILED;
            transactions.doInTransaction(
                    () -> {
                        table.setAnswer(row.id(), state);
                        return null;
                    },
                    false,
                    true);
        }
    }

    private boolean sent(MailRow row) {
        try {
            String agency = agencies.find(row.agency()).map(Agency::name).orElse(row.agency());
            String subject = Texts.of(Texts.VIETNAMESE, "mailbox.answer.subject." + row.state(), agency);
            String text = text(row, agency);
            transactions.doInTransaction(
                    () -> {
                        Elevation.asSystem("the mail action reads its server's settings", () -> {
                            Action mail = actionService.createAction(MAIL);
                            mail.setParameterValue("to", row.sender());
                            mail.setParameterValue("subject", subject);
                            mail.setParameterValue("text", text);
                            actionService.executeAction(mail, null, false, false);
                        });
                        return null;
                    },
                    true,
                    true);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("the receipt of message {} could not be sent", row.id(), e);
            return false;
        }
    }

    private static String text(MailRow row, String agency) {
        String files = row.files().stream()
                .map(file -> "- " + file.fileName() + ": "
                        + (file.intakeId() != null
                                ? Texts.of(Texts.VIETNAMESE, "mailbox.answer.taken")
                                : Texts.of(Texts.VIETNAMESE, "mailbox.answer.not-taken")))
                .collect(Collectors.joining("\n"));
        String reason = row.reason().isEmpty() ? "" : Texts.of(Texts.VIETNAMESE, row.reason());
        return Texts.of(
                Texts.VIETNAMESE,
                "mailbox.answer.text." + row.state(),
                agency,
                TIME.format(row.receivedAt()),
                row.messageId(),
                reason,
                files);
    }

    /** ACS answers a name that is no action with an exception, the engine with null. */
    private boolean isAvailable() {
        try {
            return actionService.getActionDefinition(MAIL) != null;
        } catch (NoSuchBeanDefinitionException e) {
            return false;
        }
    }
}
