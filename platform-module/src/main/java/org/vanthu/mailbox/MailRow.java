package org.vanthu.mailbox;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was made of a message.
 *
 * @param organization the identifier in the directory, of whom the address is; empty where nobody has it
 * @param state {@code stored} or {@code refused}
 * @param reason why it was refused, as a message id
 * @param answer {@code none}, {@code queued}, {@code sent} or {@code failed}
 */
record MailRow(
        long id,
        String mailbox,
        String agency,
        String digest,
        String messageId,
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
        List<File> files) {

    static final String STORED = "stored";
    static final String REFUSED = "refused";
    static final String NONE = "none";
    static final String QUEUED = "queued";
    static final String SENT = "sent";
    static final String FAILED = "failed";

    /**
     * What became of a file.
     *
     * @param intakeId the entry, or null where it was refused
     * @param reason why, as a message id
     */
    record File(String fileName, long sizeBytes, @Nullable Long intakeId, String reason) {}

    MailRow {
        files = List.copyOf(files);
    }

    MailRow with(List<File> found) {
        return new MailRow(
                id,
                mailbox,
                agency,
                digest,
                messageId,
                sender,
                senderName,
                organization,
                subject,
                words,
                sentAt,
                receivedAt,
                state,
                reason,
                answer,
                found);
    }
}
