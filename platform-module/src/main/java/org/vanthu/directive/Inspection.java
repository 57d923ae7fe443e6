package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An inspection of how an agency does what it was ordered.
 *
 * @param inspected the agency on this site, or empty
 * @param state one of the constants below
 */
record Inspection(
        long id,
        String agency,
        String inspected,
        String inspectedName,
        String state,
        String subject,
        LocalDate date,
        String officer,
        Step notice,
        Step report,
        Step hold,
        Step conclusion,
        @Nullable String reportNodeId,
        Instant createdAt,
        String createdBy,
        long version) {

    static final String PLANNED = "planned";
    static final String NOTICED = "noticed";
    static final String REPORTED = "reported";
    static final String HELD = "held";
    static final String CONCLUDED = "concluded";
    static final String CANCELLED = "cancelled";

    /** A step with until when it is due, when it was taken and what was said. */
    record Step(@Nullable Instant dueAt, @Nullable Instant at, String text) {

        /** Whether it was taken, or is still open, after its time. */
        boolean isLate(Instant now) {
            return dueAt != null && (at == null ? now : at).isAfter(dueAt);
        }
    }
}
