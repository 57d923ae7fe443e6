package org.vanthu.exchange.message;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What travels from one organisation to others: a document, or what is said about one.
 *
 * @param id made once and the same on every attempt for ever
 * @param document null in a status message
 * @param status null in a message that carries or recalls a document
 */
public record Message(
        String id,
        Party from,
        List<Party> to,
        Instant createdAt,
        Business business,
        @Nullable DocumentBody document,
        @Nullable StatusBody status,
        List<Attachment> attachments) {

    public Message {
        if ((document == null) == (status == null)) {
            throw new IllegalArgumentException("message " + id + " must have either a document or a status");
        }
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
    }
}
