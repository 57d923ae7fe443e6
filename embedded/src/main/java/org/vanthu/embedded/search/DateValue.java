package org.vanthu.embedded.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as a query writes it: a year, month, day or moment of ISO 8601, or {@code NOW}, {@code TODAY} with date
 * mathematics such as {@code NOW/DAY-7DAYS}.
 *
 * @param start its first moment
 * @param end the first moment after it
 */
record DateValue(Instant start, Instant end) {
    private static final Pattern MATHS = Pattern.compile("([+-])(\\d+)([A-Z]+)|/([A-Z]+)");

    /**
     * Reads a value.
     *
     * @throws AftsException if it is no date
     */
    static DateValue parse(String text, Instant now, ZoneId zone, int position) {
        try {
            if (text.startsWith("NOW")) {
                return computed(text, text.substring("NOW".length()), now.atZone(zone), false, position);
            }
            if (text.startsWith("TODAY")) {
                ZonedDateTime today = now.atZone(zone).truncatedTo(ChronoUnit.DAYS);
                return computed(text, text.substring("TODAY".length()), today, true, position);
            }
            return iso(text, zone);
        } catch (DateTimeException e) {
            throw new AftsException("not a date", text, position, e);
        }
    }

    private static DateValue iso(String text, ZoneId zone) {
        return switch (text.length()) {
            case 4 -> {
                Year year = Year.parse(text);
                yield days(year.atDay(1), year.plusYears(1).atDay(1), zone);
            }
            case 7 -> {
                YearMonth month = YearMonth.parse(text);
                yield days(month.atDay(1), month.plusMonths(1).atDay(1), zone);
            }
            case 10 -> {
                LocalDate day = LocalDate.parse(text);
                yield days(day, day.plusDays(1), zone);
            }
            default -> moment(text, zone);
        };
    }

    private static DateValue moment(String text, ZoneId zone) {
        boolean hasZone = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        Instant start = hasZone
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
        return new DateValue(start, start.plusMillis(1));
    }

    private static DateValue days(LocalDate first, LocalDate after, ZoneId zone) {
        return new DateValue(
                first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
    }

    private static DateValue computed(String text, String maths, ZonedDateTime from, boolean day, int position) {
        ZonedDateTime value = from;
        ChronoUnit precision = day ? ChronoUnit.DAYS : ChronoUnit.MILLIS;
        Matcher step = MATHS.matcher(maths);
        int read = 0;
        while (step.find() && step.start() == read) {
            read = step.end();
            if (step.group(4) != null) {
                precision = unit(step.group(4), text, position);
                value = rounded(value, precision);
            } else {
                long amount = Long.parseLong(step.group(2)) * (step.group(1).equals("-") ? -1 : 1);
                value = value.plus(amount, unit(step.group(3), text, position));
            }
        }
        if (read != maths.length()) {
            throw new AftsException("date mathematics not understood", text, position);
        }
        return new DateValue(value.toInstant(), value.plus(1, precision).toInstant());
    }

    private static ZonedDateTime rounded(ZonedDateTime value, ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> value.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
            case MONTHS -> value.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
            default -> value.truncatedTo(unit);
        };
    }

    private static ChronoUnit unit(String name, String text, int position) {
        return switch (name) {
            case "YEAR", "YEARS" -> ChronoUnit.YEARS;
            case "MONTH", "MONTHS" -> ChronoUnit.MONTHS;
            case "DAY", "DAYS", "DATE" -> ChronoUnit.DAYS;
            case "HOUR", "HOURS" -> ChronoUnit.HOURS;
            case "MINUTE", "MINUTES" -> ChronoUnit.MINUTES;
            case "SECOND", "SECONDS" -> ChronoUnit.SECONDS;
            case "MILLI", "MILLIS", "MILLISECOND", "MILLISECONDS" -> ChronoUnit.MILLIS;
            default -> throw new AftsException("unknown unit of time", text, position);
        };
    }
}
