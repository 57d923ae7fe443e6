package org.vanthu.mailbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.capture.ExchangeEntries;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.registry.SecrecyGuard;
import org.vanthu.shared.InvalidInputException;

/**
 * Makes entries of the files of a message. A message that was made something of before is left alone, whatever ended
 * the run that did it.
 *
 * @see "Decision 04/QĐ-UBND, 3.7: documents from other sources are taken in by the clerk"
 */
final class MailIntake {

    /**
     * A mark of secrecy where people put one: first of all, alone or in brackets. Without tone marks it is a word of
     * many meanings.
     */
    private static final Pattern SECRET =
            Pattern.compile("^\\s*([\\[(]\\s*)?(TUYỆT MẬT|TỐI MẬT|MẬT)(\\s*[\\])]|\\s*[:–-]|\\s*$).*", Pattern.DOTALL);

    private final MailTable table;
    private final MailSenders senders;
    private final ExchangeEntries entries;
    private final Agencies agencies;
    private final SecrecyGuard secrecy;
    private final AuditTrail audit;
    private final RetryingTransactionHelper transactions;
    private final Clock clock;

    MailIntake(
            MailTable table,
            MailSenders senders,
            ExchangeEntries entries,
            Agencies agencies,
            SecrecyGuard secrecy,
            AuditTrail audit,
            RetryingTransactionHelper transactions,
            Clock clock) {
        this.table = table;
        this.senders = senders;
        this.entries = entries;
        this.agencies = agencies;
        this.secrecy = secrecy;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes a message in, in a transaction of its own; what came of it is committed when this returns. */
    MailRow take(MailAccount account, Mail mail) {
        return transactions.doInTransaction(
                () -> {
                    Optional<MailRow> known = table.find(account.code(), mail.digest());
                    return known.isPresent() ? known.get() : insert(account, mail);
                },
                false,
                true);
    }

    /** Notes that a message cannot be read. */
    MailRow refuse(MailAccount account, String digest, String msgId) {
        Mail nothing = new Mail("", digest, "", "", "", "", null, true, List.of());
        return transactions.doInTransaction(
                () -> table.find(account.code(), digest)
                        .orElseGet(() -> write(row(account, nothing, "", MailRow.REFUSED, msgId, List.of()))),
                false,
                true);
    }

    private MailRow insert(MailAccount account, Mail mail) {
        Agency agency = agencies.get(account.agency());
        String secret = refusal(agency, mail);
        if (secret != null) {
            Mail without = new Mail(
                    mail.messageId(),
                    mail.digest(),
                    mail.sender(),
                    mail.senderName(),
                    "",
                    "",
                    mail.sentAt(),
                    mail.automatic(),
                    List.of());
            return write(row(account, without, senders.of(mail), MailRow.REFUSED, secret, List.of()));
        }
        List<MailRow.File> files = new ArrayList<>();
        for (Mail.Attachment one : mail.attachments()) {
            files.add(file(account, mail, one));
        }
        boolean any = files.stream().anyMatch(file -> file.intakeId() != null);
        String reason = any ? "" : files.isEmpty() ? "mailbox.error.no-file" : "mailbox.error.no-document";
        return write(row(account, mail, senders.of(mail), any ? MailRow.STORED : MailRow.REFUSED, reason, files));
    }

    private @Nullable String refusal(Agency agency, Mail mail) {
        if (SECRET.matcher(mail.subject()).matches()) {
            return "mailbox.error.secret";
        }
        try {
            secrecy.refuseComplaint(agency.complaintsRefused(), null, mail.subject());
            return null;
        } catch (InvalidInputException e) {
            return e.getMsgId();
        }
    }

    private MailRow.File file(MailAccount account, Mail mail, Mail.Attachment one) {
        try {
            ExchangeEntries.Taken taken =
                    entries.take(account.agency(), one.fileName(), one.file(), mail.sender() + ": " + mail.subject());
            return new MailRow.File(one.fileName(), one.sizeBytes(), taken.id(), "");
        } catch (InvalidInputException e) {
            return new MailRow.File(one.fileName(), one.sizeBytes(), null, e.getMsgId());
        }
    }

    private MailRow row(
            MailAccount account,
            Mail mail,
            String organization,
            String state,
            String reason,
            List<MailRow.File> files) {
        boolean answered =
                account.answer() && !mail.automatic() && !mail.sender().isEmpty();
        return new MailRow(
                table.nextId(),
                account.code(),
                account.agency(),
                mail.digest(),
                mail.messageId(),
                mail.sender(),
                mail.senderName(),
                organization,
                mail.subject(),
                mail.words(),
                mail.sentAt(),
                clock.instant(),
                state,
                reason,
                answered ? MailRow.QUEUED : MailRow.NONE,
                files);
    }

    private MailRow write(MailRow row) {
        table.insert(row);
        audit.record(AuditEvent.of(
                row.agency(), "mailbox." + row.state(), "mail:" + row.id(), row.mailbox() + " " + row.reason()));
        return row;
    }
}
