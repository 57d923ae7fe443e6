package org.vanthu.directive;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What is sent with a step; each takes what it needs. */
record StepForm(
        @Nullable Long version,
        @Nullable String onBehalfOf,
        @Nullable String text,
        @Nullable String reason,
        @Nullable String cause,
        @Nullable String proposal,
        @Nullable To to,
        @Nullable LocalDate dueOn,
        @Nullable String documentNodeId,
        @Nullable String documentNumber,
        @Nullable LocalDate documentDate,
        @Nullable String channel,
        @Nullable String executor,
        @Nullable String executorName,
        @Nullable String unit,
        @Nullable String line,
        @Nullable Boolean consent) {

    /** A step of which another form carries the rest. */
    static StepForm of(
            @Nullable Long version,
            @Nullable String onBehalfOf,
            @Nullable String documentNodeId,
            @Nullable String documentNumber) {
        return new StepForm(
                version,
                onBehalfOf,
                null,
                null,
                null,
                null,
                null,
                null,
                documentNodeId,
                documentNumber,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Refuses what bears a secrecy mark. */
    void refuseSecret(DirectiveSite site) {
        site.refuseSecret(text, reason, cause, proposal);
    }

    /** A unit or a person. */
    record To(@Nullable String unit, @Nullable String user) {}
}
