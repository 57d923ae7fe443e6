package org.vanthu.calendar;

import java.time.LocalDate;

/**
 * A date that differs from its weekday.
 *
 * @param source where the date comes from: {@code law}, {@code decision} (a published yearly schedule) or
 *     {@code agency}
 */
public record CalendarDay(LocalDate date, DayKind kind, String name, String source) {}
