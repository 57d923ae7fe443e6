package org.vanthu.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * One stretch of office hours on a weekday, such as Monday 07:30–11:30.
 *
 * @param to exclusive
 */
public record WorkSession(DayOfWeek weekday, LocalTime from, LocalTime to) {

    public WorkSession {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a session must begin before it ends, was " + from + "–" + to);
        }
    }
}
