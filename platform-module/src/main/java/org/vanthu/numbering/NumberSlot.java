package org.vanthu.numbering;

import java.time.Instant;

/** A number set aside: free until it is used or given up; {@code reason} says why it was set aside or given up. */
public record NumberSlot(String seriesId, long number, State state, String reason, String by, Instant at) {

    /** What became of a number that was set aside. */
    public enum State {
        FREE,
        USED,
        UNUSED
    }
}
