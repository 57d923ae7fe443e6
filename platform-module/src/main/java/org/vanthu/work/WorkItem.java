package org.vanthu.work;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DueState;

/**
 * One step of one branch in somebody's hands; ended ones stay as the trace.
 *
 * @param branch the process instance; of the items of a branch at most one is not ended
 * @param parent the item out of which the branch arose, or null
 * @param holder a user name or a pool ({@link Holders})
 * @param startedFor on whose behalf the one before acted, or null
 * @param deadline until when, or null
 * @param outcome how it ended, e.g. {@code forward}; null while it runs
 * @param taskId the task of the workflow engine
 */
public record WorkItem(
        long id,
        String agency,
        String nodeId,
        String process,
        String branch,
        @Nullable Long parent,
        String step,
        String part,
        String unit,
        String holder,
        int urgency,
        String state,
        String title,
        String label,
        Instant startedAt,
        String startedBy,
        @Nullable String startedFor,
        String instruction,
        @Nullable Deadline deadline,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endedFor,
        @Nullable String outcome,
        @Nullable String comment,
        @Nullable String taskId,
        long version) {

    /** To be done. */
    public static final String OPEN = "open";

    /** Held, but something is awaited before it can go on. */
    public static final String WAITING = "waiting";

    /** Done, handed over or cancelled. */
    public static final String ENDED = "ended";

    /** The step in which a branch waits for papers, a meeting or an answer. */
    public static final String WAIT_STEP = "wait";

    /** Whether somebody still has it. */
    public boolean isRunning() {
        return !state.equals(ENDED);
    }

    /** Whether nobody has taken it out of its pool. */
    public boolean isPooled() {
        return Holders.isPool(holder);
    }

    /** Until when, or null. */
    public @Nullable Instant dueAt() {
        return deadline == null ? null : deadline.at();
    }

    /** Where it stands towards its deadline; of one that has ended, where it stood when it ended. */
    public DueState dueState(Instant now) {
        if (deadline == null) {
            return DueState.NONE;
        }
        DueState state = deadline.stateAt(endedAt == null ? now : endedAt);
        return endedAt != null && state == DueState.SOON ? DueState.IN_TIME : state;
    }
}
