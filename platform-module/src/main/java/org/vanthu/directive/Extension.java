package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A longer time that was asked for.
 *
 * @param state {@code asked}; {@code late}: asked after the deadline and not decided; {@code granted} or
 *     {@code refused}
 */
record Extension(
        long id,
        long lineId,
        String state,
        Asked asked,
        @Nullable Instant dueBefore,
        @Nullable Decision decision) {

    static final String ASKED = "asked";
    static final String LATE = "late";
    static final String GRANTED = "granted";
    static final String REFUSED = "refused";

    /** What was asked, with the issued document that asks for it. */
    record Asked(
            Instant at,
            String by,
            LocalDate due,
            String reason,
            @Nullable String nodeId,
            String number) {}

    /** What was decided, with the document that approves it. */
    record Decision(
            Instant at,
            String by,
            @Nullable Instant dueAfter,
            @Nullable String nodeId,
            String number,
            String note) {}

    /** Whether nobody has decided on it. */
    boolean isOpen() {
        return state.equals(ASKED) || state.equals(LATE);
    }

    /** Whether it was asked when the deadline had passed, whatever was decided. */
    boolean isLate() {
        return dueBefore != null && asked.at().isAfter(dueBefore);
    }
}
