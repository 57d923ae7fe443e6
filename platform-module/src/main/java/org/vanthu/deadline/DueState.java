package org.vanthu.deadline;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Where something that is not done yet stands towards its deadline. */
public enum DueState {
    /** It has none. */
    NONE("none"),
    IN_TIME("inTime"),
    SOON("soon"),
    OVERDUE("overdue");

    private final String code;

    DueState(String code) {
        this.code = code;
    }

    /** The name over HTTP. */
    public String code() {
        return code;
    }

    /** The state of something with these times; the deadline itself is still in time. */
    public static DueState of(@Nullable Instant at, @Nullable Instant soonAt, Instant now) {
        if (at == null) {
            return NONE;
        }
        if (now.isAfter(at)) {
            return OVERDUE;
        }
        return soonAt != null && !now.isBefore(soonAt) ? SOON : IN_TIME;
    }
}
