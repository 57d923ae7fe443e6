package org.vanthu.exchange.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a message says about how far a document has come.
 *
 * @param about the document
 * @param messageId the message that carried it, or null where it is not known
 * @param description the reason, or empty
 */
public record StatusBody(
        DocumentId about, @Nullable String messageId, StatusCode code, String description, Instant at, Staff staff) {}
