package org.vanthu.routing;

import org.jspecify.annotations.Nullable;

/** What is sent with a step; each takes what it needs. */
record StepForm(
        @Nullable Long version,
        @Nullable String onBehalfOf,
        @Nullable TargetForm to,
        @Nullable String reason,
        @Nullable String comment,
        @Nullable String text,
        @Nullable String number,
        @Nullable String nodeId) {}
