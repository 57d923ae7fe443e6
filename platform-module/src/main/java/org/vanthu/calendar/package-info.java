/**
 * Working time of an agency: sessions of the week, public holidays of Vietnam, swapped days, and the arithmetic of
 * deadlines on them. Entry types are {@link org.vanthu.calendar.CalendarService} and the pure
 * {@link org.vanthu.calendar.WorkingCalendar}. It knows no document and no deadline rule of a process.
 */
@NullMarked
package org.vanthu.calendar;

import org.jspecify.annotations.NullMarked;
