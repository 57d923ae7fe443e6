package org.vanthu.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.work.Next;

/**
 * A direction after {@link Directions} has found it right.
 *
 * @param response what it says about a response, or null
 */
record Direction(
        Part lead,
        List<Part> coordinators,
        List<Target> informed,
        String text,
        @Nullable String response,
        @Nullable LocalDate replyDue,
        boolean taskAssigning,
        @Nullable Handwriting handwriting) {

    /** One who has something to do. */
    record Part(Target target, @Nullable Deadline deadline) {
        Next next(String instruction) {
            return target.next(instruction, deadline);
        }

        @Nullable
        Instant due() {
            return deadline == null ? null : deadline.at();
        }
    }
}
