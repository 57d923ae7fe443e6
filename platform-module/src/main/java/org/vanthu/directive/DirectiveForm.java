package org.vanthu.directive;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A directive as it is sent.
 *
 * @param onBehalfOf the leader for whom a long-term directive is entered
 * @param secrecy must be open: what is secret is not in this system
 */
record DirectiveForm(
        @Nullable String content,
        @Nullable String orderedBy,
        @Nullable String officer,
        @Nullable String field,
        @Nullable String resultKind,
        @Nullable Boolean longTerm,
        @Nullable String longTermDecision,
        @Nullable Integer urgency,
        @Nullable ExecutorForm lead,
        @Nullable List<ExecutorForm> coordinators,
        @Nullable String onBehalfOf,
        @Nullable String secrecy,
        @Nullable Long version) {

    /** Who must do it until when: an agency of the site, a unit of the giver, or any other by its name. */
    record ExecutorForm(
            @Nullable String executor,
            @Nullable String executorName,
            @Nullable String unit,
            @Nullable LocalDate dueOn) {}
}
