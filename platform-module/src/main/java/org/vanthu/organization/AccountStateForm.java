package org.vanthu.organization;

import org.jspecify.annotations.Nullable;

/** Why the state of an account changes, and who takes over where it is closed. */
record AccountStateForm(@Nullable String reason, @Nullable String successor) {

    private static final int MAX_LENGTH = 500;

    String why() {
        String text = TextChecks.text(reason);
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
