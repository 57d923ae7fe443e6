package org.vanthu.signing;

import java.util.Locale;

/** What a clerk does with it. */
public enum Verdict {
    /** No signature at all. */
    UNSIGNED,
    /** May be relied upon. */
    VALID,
    /** Ask the sender. */
    UNSURE,
    /** Give it back. */
    INVALID;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The id of the sentence that says it. */
    public String messageId() {
        return "signing.verdict." + code();
    }
}
