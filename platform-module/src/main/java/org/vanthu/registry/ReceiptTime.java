package org.vanthu.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.calendar.CalendarService;
import org.vanthu.shared.InvalidInputException;

/**
 * When a document counts as received: the time it came in, or the start of the next office hours.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, article 11.2"
 */
final class ReceiptTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int MAX_YEARS_BACK = 100;

    private final CalendarService calendars;
    private final Clock clock;
    private final boolean inOfficeHours;

    ReceiptTime(CalendarService calendars, Clock clock, boolean inOfficeHours) {
        this.calendars = calendars;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.inOfficeHours = inOfficeHours;
    }

    /**
     * @param stored when the file came into the system, or null when it comes with the registration
     * @param eventTime when it really arrived, for an entry made afterwards
     * @param arrivalDate the date that the clerk gave
     * @throws InvalidInputException if a time lies in the future
     */
    Receipt of(String agency, @Nullable Instant stored, @Nullable Instant eventTime, @Nullable LocalDate arrivalDate) {
        Instant now = clock.instant();
        if (eventTime != null && eventTime.isAfter(now)) {
            throw InvalidInputException.field("eventTime", eventTime, "registry.error.event-time");
        }
        Instant came = came(now, stored, eventTime, arrivalDate);
        Instant counts = inOfficeHours ? calendars.of(agency).countsFrom(came) : came;
        LocalDate counted = counts.atZone(ZONE).toLocalDate();
        LocalDate today = now.atZone(ZONE).toLocalDate();
        LocalDate last = counted.isAfter(today) ? counted : today;
        LocalDate date = arrivalDate == null ? counted : arrivalDate;
        if (date.isAfter(last) || date.isBefore(today.minusYears(MAX_YEARS_BACK))) {
            throw InvalidInputException.field("arrivalDate", date, "registry.error.arrival-date", last.toString());
        }
        boolean backfilled = eventTime != null || (stored == null && date.isBefore(today));
        return new Receipt(now, counts, date, backfilled);
    }

    private static Instant came(
            Instant now, @Nullable Instant stored, @Nullable Instant eventTime, @Nullable LocalDate arrivalDate) {
        if (eventTime != null) {
            return eventTime;
        }
        Instant known = stored == null ? now : stored;
        if (arrivalDate == null) {
            return known;
        }
        boolean earlier = arrivalDate.isBefore(known.atZone(ZONE).toLocalDate());
        return earlier ? arrivalDate.atStartOfDay(ZONE).toInstant() : known;
    }

    /**
     * The times of a receipt.
     *
     * @param enteredAt when it was entered
     * @param receivedAt when it counts as received
     * @param backfilled whether it was entered after the event
     */
    record Receipt(Instant enteredAt, Instant receivedAt, LocalDate arrivalDate, boolean backfilled) {}
}
