package org.vanthu.directive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DueState;

/** One row of {@code vt_directive_line}: what one executor has to do. */
record LineRow(
        long id,
        long directiveId,
        String agency,
        Executor executor,
        String part,
        LineState state,
        Follow follow,
        Place place,
        Due due,
        Times times,
        @Nullable Result result,
        Counts counts,
        long version) {

    static final String LEAD = "lead";
    static final String COORDINATE = "coordinate";

    /**
     * Who must do it.
     *
     * @param code an agency of this site, or empty for one that is not
     * @param unit a unit of the giver, or empty
     */
    record Executor(String code, String name, String unit) {

        /** Whether the agency works on this site. */
        boolean isHere() {
            return !code.isEmpty();
        }

        /** Whether it is a unit of the giver. */
        boolean isUnitOf(String agency) {
            return code.equals(agency);
        }
    }

    /** Who follows it, repeated from the directive. */
    record Follow(String officer, String orderedBy, String field, int urgency) {}

    /**
     * Where it is.
     *
     * @param nodeId the document at the executor, or null before it came there
     * @param branch the process in which somebody has it now, the review included
     */
    record Place(@Nullable String nodeId, @Nullable String branch, String unit) {}

    /** Until when. */
    record Due(
            @Nullable Deadline deadline,
            @Nullable Instant firstDueAt,
            @Nullable Instant updateDueAt) {

        @Nullable
        Instant at() {
            return deadline == null ? null : deadline.at();
        }
    }

    /** When what happened. */
    record Times(
            @Nullable Instant givenAt,
            @Nullable Instant registeredAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant updatedAt,
            @Nullable Instant reportedAt,
            @Nullable Instant completedAt,
            @Nullable Instant withdrawnAt,
            @Nullable Instant reviewedAt) {}

    /** The document that reports the result; its issuing is the time of completion (rule DL-17). */
    record Result(@Nullable String nodeId, String number, Instant issuedAt) {}

    /** What went on besides. */
    record Counts(int extensions, boolean lateExtension, int returns, int rejections) {}

    boolean isLead() {
        return part.equals(LEAD);
    }

    /** Whether the result, where there is one, was issued within the deadline; the very millisecond is in time. */
    boolean isInTime() {
        Instant end = due.at();
        return !counts.lateExtension()
                && (result == null || end == null || !result.issuedAt().isAfter(end));
    }

    /**
     * Where it stands towards its deadline: {@code none}, {@code inTime}, {@code soon}, {@code overdue},
     * {@code notUpdated}, {@code completedInTime}, {@code completedLate} or {@code withdrawn}.
     *
     * @see "Decision 520/QĐ-UBND, 5.3: what is not updated counts as not done"
     */
    String dueState(Instant now) {
        if (state == LineState.WITHDRAWN) {
            return "withdrawn";
        }
        if (state == LineState.COMPLETED) {
            return isInTime() ? "completedInTime" : "completedLate";
        }
        Deadline deadline = due.deadline();
        if (deadline == null) {
            return DueState.NONE.code();
        }
        if (result != null) {
            return isInTime() ? DueState.IN_TIME.code() : DueState.OVERDUE.code();
        }
        DueState towards = deadline.stateAt(now);
        Instant update = due.updateDueAt();
        boolean silent = times.updatedAt() == null && update != null && now.isAfter(update);
        if (towards == DueState.OVERDUE) {
            return silent ? "notUpdated" : towards.code();
        }
        return counts.lateExtension() ? DueState.OVERDUE.code() : towards.code();
    }

    /** The agency whose people do it: the executor, or empty. */
    String doer() {
        return executor.code();
    }
}
