package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;

/**
 * What the lead asks somebody who coordinates, or whether a deadline may shift.
 *
 * @param kind {@code coordinate} or {@code shift}
 * @param state one of the constants below
 * @param shiftDue the day to which the deadline would shift, or null
 */
record Request(
        long id,
        long lineId,
        String kind,
        String state,
        To to,
        Instant askedAt,
        String askedBy,
        String text,
        @Nullable LocalDate shiftDue,
        @Nullable Deadline deadline,
        @Nullable Answer answer,
        @Nullable String branch,
        long version) {

    static final String COORDINATE = "coordinate";
    static final String SHIFT = "shift";
    static final String ASKED = "asked";
    static final String ANSWERED = "answered";
    static final String REFUSED = "refused";
    static final String WITHDRAWN = "withdrawn";

    /** Who is asked: the executor of another line; the agency is empty when it is not on this site. */
    record To(long lineId, String agency, String name) {}

    /** What came back. */
    record Answer(
            Instant at, String by, String text, @Nullable String nodeId, String number) {}

    boolean isRunning() {
        return state.equals(ASKED);
    }
}
