package org.vanthu.exchange.inbox;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Something that came to an agency of this site.
 *
 * @param sender identifier of the sender
 * @param kind {@link #DOCUMENT}, {@link #RECALL}, {@link #UPDATE} or {@link #REPLACEMENT}
 * @param digest of the message with the digests of its attachments
 * @param documentId identifier of the document as text
 * @param words why it is where it is, or empty
 * @param intakeId the clerk's entry, or null
 * @param nodeId the node of the entry, which becomes the document, or empty
 * @param affects the arrival that a recall is about or that an update or replacement changes, or null
 * @param sentAt when the sender made the message, by the sender's clock
 * @param arrivedAt when it was stored here
 */
public record Arrival(
        long id,
        long version,
        String messageId,
        String agency,
        String sender,
        String senderName,
        String kind,
        String connector,
        String digest,
        String documentId,
        String number,
        @Nullable LocalDate date,
        String subject,
        ArrivalState state,
        String words,
        String signature,
        @Nullable Long intakeId,
        String nodeId,
        @Nullable Long affects,
        Instant sentAt,
        Instant arrivedAt,
        Instant changedAt) {

    static final String DOCUMENT = "document";
    static final String RECALL = "recall";
    static final String UPDATE = "update";
    static final String REPLACEMENT = "replacement";

    /** Whether it carries a document; a recall does not. */
    boolean isDocument() {
        return !kind.equals(RECALL);
    }

    /** Whether its document changes one that came before. */
    boolean isChange() {
        return kind.equals(UPDATE) || kind.equals(REPLACEMENT);
    }
}
