package org.vanthu.mailbox;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Access;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Texts;
import org.vanthu.shared.Words;

/** Messages as the clerk sees them. */
final class MailViews {

    private final MailTable table;
    private final MailSenders senders;
    private final Access access;

    MailViews(MailTable table, MailSenders senders, Access access) {
        this.table = table;
        this.senders = senders;
        this.access = access;
    }

    /** A message. */
    record View(
            String id,
            String mailbox,
            String sender,
            String senderName,
            String organization,
            String subject,
            String words,
            @Nullable Instant sentAt,
            Instant receivedAt,
            String state,
            String reason,
            String answer,
            List<FileView> files) {}

    /** A file of a message. */
    record FileView(
            String fileName, long sizeBytes, @Nullable String entry, String reason) {}

    /** Messages of an agency, the last first. */
    Page<View> list(String agency, String state, Keyset keyset) {
        access.require(agency, MailboxPermission.SEE);
        long before = keyset.isFirstPage()
                ? Long.MAX_VALUE
                : Words.id("after", keyset.after().get(0));
        List<MailRow> rows = table.list(agency, state, before, keyset.limit() + 1);
        return Page.of(rows, keyset.limit(), row -> List.of(row.id()), null).map(this::view);
    }

    /** The messages that an entry came with, of the agencies that the person may see. */
    List<View> ofEntry(long intakeId) {
        return table.ofEntry(intakeId).stream()
                .filter(row -> access.may(row.agency(), MailboxPermission.SEE))
                .map(this::view)
                .toList();
    }

    private View view(MailRow row) {
        return new View(
                Long.toString(row.id()),
                row.mailbox(),
                row.sender(),
                senders.name(row),
                row.organization(),
                row.subject(),
                row.words(),
                row.sentAt(),
                row.receivedAt(),
                row.state(),
                words(row.reason()),
                row.answer(),
                row.files().stream()
                        .map(file -> new FileView(
                                file.fileName(),
                                file.sizeBytes(),
                                file.intakeId() == null ? null : Long.toString(file.intakeId()),
                                words(file.reason())))
                        .toList());
    }

    private static String words(String msgId) {
        return msgId.isEmpty() ? "" : Texts.of(msgId);
    }
}
