package org.vanthu.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

import org.vanthu.calendar.WorkingCalendar;

/** The clock by which a rule counts. */
enum DeadlineUnit {
    /** Office hours that pass. */
    OFFICE_HOURS("office-hours", 1, 2000) {
        @Override
        Instant end(WorkingCalendar calendar, Instant from, int amount) {
            return calendar.plusOfficeHours(from, Duration.ofHours(amount));
        }
    },
    /** The end of the last session, so many working days after the day; 0 is the same day, or the first that works. */
    WORKING_DAYS("working-days", 0, 500) {
        @Override
        Instant end(WorkingCalendar calendar, Instant from, int amount) {
            LocalDate day = day(calendar, from);
            LocalDate first = calendar.isWorkingDay(day) ? day : calendar.nextWorkingDay(day);
            return calendar.endOfDay(calendar.plusWorkingDays(first, amount));
        }
    },
    /** The last second of the calendar day; a day off moves it to the next working day (Civil Code 2015, 148). */
    CALENDAR_DAYS("calendar-days", 0, 730) {
        @Override
        Instant end(WorkingCalendar calendar, Instant from, int amount) {
            LocalDate last = day(calendar, from).plusDays(amount);
            LocalDate working = calendar.isWorkingDay(last) ? last : calendar.nextWorkingDay(last);
            return working.atTime(23, 59, 59).atZone(calendar.zone()).toInstant();
        }
    },
    /** The end of the last session, so many working days before the day. */
    WORKING_DAYS_BEFORE("working-days-before", 0, 60) {
        @Override
        Instant end(WorkingCalendar calendar, Instant from, int amount) {
            return calendar.endOfDay(calendar.minusWorkingDays(day(calendar, from), amount));
        }
    },
    /** The end of the last session of the day so many days before; a day off moves it to the working day before. */
    CALENDAR_DAYS_BEFORE("calendar-days-before", 0, 90) {
        @Override
        Instant end(WorkingCalendar calendar, Instant from, int amount) {
            LocalDate last = day(calendar, from).minusDays(amount);
            return calendar.endOfDay(calendar.isWorkingDay(last) ? last : calendar.minusWorkingDays(last, 1));
        }
    },
    /** Minutes on the clock on the wall; 0 is at once, and for a rule that tells a moment, that moment. */
    MINUTES("minutes", 0, 43_200) {
        @Override
        Instant end(WorkingCalendar calendar, Instant from, int amount) {
            return from.plus(Duration.ofMinutes(amount));
        }
    },
    /** The end of the morning, so many working days after the day. */
    NEXT_MORNING("next-morning", 1, 30) {
        @Override
        Instant end(WorkingCalendar calendar, Instant from, int amount) {
            return calendar.endOfMorning(calendar.plusWorkingDays(day(calendar, from), amount));
        }
    },
    /** The end of a working session, morning or afternoon, so many after the present one. */
    SESSIONS("sessions", 0, 60) {
        @Override
        Instant end(WorkingCalendar calendar, Instant from, int amount) {
            Instant end = calendar.endOfSessionAt(from);
            for (int i = 0; i < amount; i++) {
                end = calendar.endOfSessionAt(end);
            }
            return end;
        }
    };

    private final String code;
    private final int least;
    private final int most;

    DeadlineUnit(String code, int least, int most) {
        this.code = code;
        this.least = least;
        this.most = most;
    }

    /** The name in data, table and over HTTP. */
    String code() {
        return code;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    abstract Instant end(WorkingCalendar calendar, Instant from, int amount);

    static Optional<DeadlineUnit> of(String code) {
        return Arrays.stream(values()).filter(unit -> unit.code.equals(code)).findFirst();
    }

    private static LocalDate day(WorkingCalendar calendar, Instant time) {
        return time.atZone(calendar.zone()).toLocalDate();
    }
}
