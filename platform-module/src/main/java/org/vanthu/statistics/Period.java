package org.vanthu.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

/** The days of a report, both of them counted; the last is not before the first, nor more than ten years later. */
record Period(LocalDate from, LocalDate to) {

    private static final int MAX_YEARS = 10;
    private static final int WEEKS_UP_TO_DAYS = 92;

    Period {
        if (to.isBefore(from) || from.plusYears(MAX_YEARS).isBefore(to)) {
            throw InvalidInputException.field(
                    "to", to, "statistics.error.period", from.toString(), to.toString(), MAX_YEARS);
        }
    }

    /** The first moment that counts. */
    Instant start() {
        return from.atStartOfDay(Json.ZONE).toInstant();
    }

    /** The first moment that counts no more. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(Json.ZONE).toInstant();
    }

    /** The weeks or months of the period, for its course; the first and the last may be cut. */
    List<Period> parts() {
        boolean weeks = ChronoUnit.DAYS.between(from, to) < WEEKS_UP_TO_DAYS;
        List<Period> parts = new ArrayList<>();
        LocalDate day = from;
        while (!day.isAfter(to)) {
            LocalDate next = weeks
                    ? day.plusDays(8L - day.getDayOfWeek().getValue())
                    : day.withDayOfMonth(1).plusMonths(1);
            LocalDate last = next.minusDays(1);
            parts.add(new Period(day, last.isAfter(to) ? to : last));
            day = next;
        }
        return parts;
    }
}
