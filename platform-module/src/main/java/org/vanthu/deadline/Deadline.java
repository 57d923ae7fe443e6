package org.vanthu.deadline;

import java.time.Instant;

/**
 * Until when something must be done.
 *
 * @param rule the code of the rule that gave it, such as {@code DL-04}, or {@code set:} and the day for one that
 *     somebody set; what is stored beside the time, so that a change of the calendar can reckon it anew
 * @param from the time from which it counts, as the rule was asked with
 * @param at the time until which
 * @param soonAt the time from which it is near; not before {@code from} when there is time between them
 */
public record Deadline(String rule, Instant from, Instant at, Instant soonAt) {

    /** What the rule of a deadline that somebody set begins with. */
    public static final String SET = "set";

    /** Whether somebody set it, in place of a rule. */
    public boolean isSet() {
        return rule.startsWith(SET);
    }

    /** Where a time stands towards the deadline. */
    public DueState stateAt(Instant now) {
        return DueState.of(at, soonAt, now);
    }
}
