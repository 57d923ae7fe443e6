package org.vanthu.registry;

import org.jspecify.annotations.Nullable;

/** A body that carries a reason. */
record ReasonForm(@Nullable String reason) {

    String text() {
        return reason == null ? "" : reason;
    }
}
