package org.vanthu.outgoing;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;

/**
 * A step as it is sent.
 *
 * @param version the version of the document that was seen
 * @param to {@code drafter} or {@code previous} of a return, a user name of a submission
 */
record StepForm(
        @Nullable Long version,
        @Nullable String comment,
        @Nullable String onBehalfOf,
        @Nullable String to,
        @Nullable String mode,
        @Nullable String modeReason) {

    private static final int MAX_REASON = 500;

    long seen() {
        return Drafts.version(version);
    }

    /** @throws InvalidInputException if no reason was given, or too long a one */
    String reason() {
        String text = comment == null ? "" : comment.strip();
        if (text.isEmpty()) {
            throw InvalidInputException.field("comment", "", "outgoing.error.missing-reason");
        }
        if (text.length() > MAX_REASON) {
            throw InvalidInputException.field("comment", text, "outgoing.error.too-long", "comment", MAX_REASON);
        }
        return text;
    }
}
