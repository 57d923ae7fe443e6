package org.vanthu.exchange.message;

/**
 * A file that travels with a message.
 *
 * @param contentId names it within the message
 * @param sha256 of the bytes, in hex
 */
public record Attachment(
        String contentId,
        String name,
        String mimetype,
        String description,
        long size,
        String sha256,
        ContentSource source) {}
