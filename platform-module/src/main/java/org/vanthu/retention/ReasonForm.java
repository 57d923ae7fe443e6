package org.vanthu.retention;

import org.jspecify.annotations.Nullable;

/** Why something is undone. */
record ReasonForm(@Nullable String reason, @Nullable Long version) {}
