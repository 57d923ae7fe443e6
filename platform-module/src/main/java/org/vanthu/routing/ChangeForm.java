package org.vanthu.routing;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What is sent with a change of the processing as a whole; each takes what it needs. */
record ChangeForm(
        @Nullable Long version,
        @Nullable String onBehalfOf,
        @Nullable String item,
        @Nullable TargetForm to,
        @Nullable String reason,
        @Nullable LocalDate due,
        @Nullable String response,
        @Nullable LocalDate replyDue,
        @Nullable Handwriting handwriting) {}
