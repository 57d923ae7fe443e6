package org.vanthu.deadline;

import java.time.Duration;
import java.time.Instant;

import org.vanthu.calendar.WorkingCalendar;

/**
 * How a deadline is reckoned for an agency.
 *
 * @param code such as {@code DL-04}; {@code set} for those that somebody sets
 * @param amount how many of the unit
 * @param officeStart whether what comes out of office hours counts from the next ones (rule DL-07)
 * @param soonMinutes how many minutes of office time before the end it is near
 * @param graceMinutes only of what is due at once: after how many minutes on the wall clock it counts as overdue; it is
 *     near from its beginning
 * @param own whether the agency changed it
 * @param version 0 as long as it is the shipped one
 */
record DeadlineRule(
        String code,
        DeadlineUnit unit,
        int amount,
        boolean officeStart,
        int soonMinutes,
        int graceMinutes,
        boolean own,
        long version) {

    /** Whether it is to be done at once, day and night. */
    boolean isAtOnce() {
        return isAtOnce(unit, amount, officeStart);
    }

    static boolean isAtOnce(DeadlineUnit unit, int amount, boolean officeStart) {
        return unit == DeadlineUnit.MINUTES && amount == 0 && !officeStart;
    }

    Deadline apply(WorkingCalendar calendar, Instant from) {
        if (isAtOnce() && graceMinutes > 0) {
            return new Deadline(code, from, from.plus(Duration.ofMinutes(graceMinutes)), from);
        }
        Instant start = officeStart ? calendar.countsFrom(from) : from;
        return deadline(code, calendar, from, unit.end(calendar, start, amount));
    }

    /** A deadline that ends at the time, near as this rule says. */
    Deadline deadline(String rule, WorkingCalendar calendar, Instant from, Instant at) {
        Instant soonAt = soonMinutes == 0 ? at : calendar.minusOfficeHours(at, Duration.ofMinutes(soonMinutes));
        boolean beforeStart = at.isAfter(from) && soonAt.isBefore(from);
        return new Deadline(rule, from, at, beforeStart ? from : soonAt);
    }
}
