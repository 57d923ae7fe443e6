package org.vanthu.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * A decision with its reason.
 *
 * @param agrees whether a recall is agreed to; of no meaning elsewhere
 * @param version as seen
 */
record ReasonForm(
        @Nullable String reason,
        @Nullable Boolean agrees,
        @Nullable Long version) {

    String text() {
        return reason == null ? "" : reason.strip();
    }
}
