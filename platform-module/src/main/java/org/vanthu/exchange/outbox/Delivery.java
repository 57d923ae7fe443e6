package org.vanthu.exchange.outbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way to one recipient.
 *
 * @param wireId the id that the recipient sees, the same on every attempt
 * @param agency who sends
 * @param kind {@link #DOCUMENT}, {@link #RECALL} or {@link #STATUS}
 * @param nodeId the outgoing document that it carries or is about, or empty
 * @param ordinal that of the recipient of the outgoing document, or 0
 * @param receiver identifier of the recipient
 * @param words why it is where it is: the reason of a refusal, the last fault; or empty
 * @param nextAt when it is tried next, or null
 * @param sentAt when the other side said that it has it, or null
 * @param affects the delivery of the earlier document that is recalled, updated or replaced, or null
 */
public record Delivery(
        long id,
        long version,
        String messageId,
        String wireId,
        String agency,
        String kind,
        String nodeId,
        int ordinal,
        String receiver,
        String receiverName,
        String connector,
        String number,
        String subject,
        DeliveryState state,
        String words,
        int attempts,
        @Nullable Instant nextAt,
        Instant queuedAt,
        @Nullable Instant sentAt,
        Instant changedAt,
        @Nullable Long affects) {

    /** Carries a document. */
    public static final String DOCUMENT = "document";

    /** Asks a document back. */
    public static final String RECALL = "recall";

    /** Says how far a document has come. */
    public static final String STATUS = "status";
}
