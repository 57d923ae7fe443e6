package org.vanthu.exchange.outbox;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.message.Message;

/**
 * What is given to the outbox.
 *
 * @param agency the agency of this site that sends
 * @param kind see {@link Delivery}
 * @param nodeId the outgoing document, or empty
 * @param documentId identifier of the document that is carried or meant, as text
 * @param number number and notation, or empty
 * @param contents the node of the bytes of each attachment, by the attachment's content id
 */
public record Envelope(
        Message message,
        String agency,
        String kind,
        String nodeId,
        String documentId,
        String number,
        String subject,
        Map<String, String> contents,
        List<To> recipients) {

    public Envelope {
        contents = Map.copyOf(contents);
        recipients = List.copyOf(recipients);
    }

    /**
     * A recipient.
     *
     * @param connector the way to it, or empty for the post
     * @param ordinal of the recipient of the outgoing document, or 0
     * @param affects the delivery of the earlier document that is recalled, updated or replaced, or null
     */
    public record To(
            String code,
            String name,
            String connector,
            int ordinal,
            @Nullable Long affects) {}
}
