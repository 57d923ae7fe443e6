package org.vanthu.routing;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.vanthu.delegation.Acting;

/**
 * One row of {@code vt_incoming}.
 *
 * @param response {@code unknown}, {@code required} or {@code none}
 * @param taskAssigning whether the document assigns a task, so that its handler cannot end it
 * @param director a user name or a pool of {@link org.vanthu.work.Holders}
 * @param leadHolder the same, or empty before the direction
 * @param earlierNumber the number of an issued document that answered before
 */
record IncomingRow(
        String nodeId,
        String agency,
        IncomingState state,
        String response,
        @Nullable LocalDate replyDue,
        boolean taskAssigning,
        String director,
        String leadUnit,
        String leadHolder,
        @Nullable Instant leadDue,
        @Nullable String earlierNumber,
        @Nullable String earlierNodeId,
        Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endedFor,
        long version) {

    static final String UNKNOWN = "unknown";
    static final String REQUIRED = "required";
    static final String NOT_REQUIRED = "none";

    /** A document that waits for who directs. */
    static IncomingRow begun(String nodeId, String agency, String director, Instant at) {
        return new IncomingRow(
                nodeId,
                agency,
                IncomingState.AWAITING_ASSIGNMENT,
                UNKNOWN,
                null,
                false,
                director,
                "",
                "",
                null,
                null,
                null,
                at,
                null,
                null,
                null,
                1);
    }

    IncomingRow withState(IncomingState next) {
        return new IncomingRow(
                nodeId,
                agency,
                next,
                response,
                replyDue,
                taskAssigning,
                director,
                leadUnit,
                leadHolder,
                leadDue,
                earlierNumber,
                earlierNodeId,
                begunAt,
                next.isEnded() ? endedAt : null,
                next.isEnded() ? endedBy : null,
                next.isEnded() ? endedFor : null,
                version);
    }

    IncomingRow withEnd(IncomingState end, Instant at, Acting acting) {
        return new IncomingRow(
                nodeId,
                agency,
                end,
                response,
                replyDue,
                taskAssigning,
                director,
                leadUnit,
                leadHolder,
                leadDue,
                earlierNumber,
                earlierNodeId,
                begunAt,
                at,
                acting.actor(),
                acting.principal(),
                version);
    }

    IncomingRow withLead(String unit, String holder, @Nullable Instant due) {
        return new IncomingRow(
                nodeId,
                agency,
                state,
                response,
                replyDue,
                taskAssigning,
                director,
                unit,
                holder,
                due,
                earlierNumber,
                earlierNodeId,
                begunAt,
                endedAt,
                endedBy,
                endedFor,
                version);
    }

    IncomingRow withDirector(String holder) {
        return new IncomingRow(
                nodeId,
                agency,
                state,
                response,
                replyDue,
                taskAssigning,
                holder,
                leadUnit,
                leadHolder,
                leadDue,
                earlierNumber,
                earlierNodeId,
                begunAt,
                endedAt,
                endedBy,
                endedFor,
                version);
    }

    IncomingRow withResponse(String classified, @Nullable LocalDate due) {
        return new IncomingRow(
                nodeId,
                agency,
                state,
                classified,
                due,
                taskAssigning,
                director,
                leadUnit,
                leadHolder,
                leadDue,
                earlierNumber,
                earlierNodeId,
                begunAt,
                endedAt,
                endedBy,
                endedFor,
                version);
    }

    IncomingRow withTask(boolean assigning) {
        return new IncomingRow(
                nodeId,
                agency,
                state,
                response,
                replyDue,
                assigning,
                director,
                leadUnit,
                leadHolder,
                leadDue,
                earlierNumber,
                earlierNodeId,
                begunAt,
                endedAt,
                endedBy,
                endedFor,
                version);
    }

    IncomingRow withEarlier(@Nullable String number, @Nullable String node) {
        return new IncomingRow(
                nodeId,
                agency,
                state,
                response,
                replyDue,
                taskAssigning,
                director,
                leadUnit,
                leadHolder,
                leadDue,
                number,
                node,
                begunAt,
                endedAt,
                endedBy,
                endedFor,
                version);
    }
}
