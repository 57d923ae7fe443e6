package org.vanthu.dossier;

import org.jspecify.annotations.Nullable;

/** A body that carries a reason, and where it matters the version that the person saw. */
record ReasonForm(@Nullable String reason, @Nullable Long version) {}
