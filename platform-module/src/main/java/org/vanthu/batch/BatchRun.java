package org.vanthu.batch;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A run.
 *
 * @param parameters what the kind needs to know, e.g. the year
 * @param backwards whether it is being, or was, undone
 * @param decidedBy who approved or rejected it, another person than the one who proposed it
 * @param reason why it was rejected, cancelled or undone
 * @param itemsPerSecond how many items it may take in a second, 0 for as many as it can
 * @param windowFrom from when in the day it may work (Vietnam time), or null for the whole day; after {@code windowTo}
 *     means over midnight
 * @param position the ordinal of the last item that was dealt with
 * @param items how many items there are
 * @param toChange how many of them are to be changed
 * @param weight documents of all items that are to be changed
 * @param weightDone documents of the items dealt with, in the present direction
 * @param workedMs milliseconds of work, without pauses and waiting, in the present direction
 * @param fault the class of the last exception that stopped an item, or null
 */
public record BatchRun(
        long id,
        String agency,
        String kind,
        String title,
        Map<String, String> parameters,
        String state,
        boolean backwards,
        String proposedBy,
        Instant proposedAt,
        @Nullable Instant plannedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable Instant endedAt,
        int itemsPerSecond,
        @Nullable LocalTime windowFrom,
        @Nullable LocalTime windowTo,
        long position,
        long items,
        long toChange,
        long weight,
        long weightDone,
        long workedMs,
        @Nullable String fault,
        long version) {

    /** A parameter that the kind always sets. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("run " + id + " has no parameter " + name);
        }
        return value;
    }

    /** Whether nothing more becomes of it by itself. */
    public boolean isOver() {
        return !BatchState.ALIVE.contains(state);
    }

    /** Whether it may work at the time of day. */
    public boolean isOpenAt(LocalTime time) {
        if (windowFrom == null || windowTo == null || windowFrom.equals(windowTo)) {
            return true;
        }
        boolean afterFrom = !time.isBefore(windowFrom);
        boolean beforeTo = time.isBefore(windowTo);
        return windowFrom.isBefore(windowTo) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
