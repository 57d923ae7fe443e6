package org.vanthu.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Office hours and working days of one agency, as a pure value. A date that is made a working day without sessions of
 * its own weekday takes Monday's.
 *
 * @see "Labour Code 2019, articles 105, 111, 112; Decision 31/2020/QĐ-UBND of Lạng Sơn, article 11.2"
 */
public final class WorkingCalendar {

    /** A calendar without a working day in so long is a mistake of configuration, not a deadline. */
    private static final int MAX_DAYS_AHEAD = 400;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<WorkSession>> week;
    private final Map<LocalDate, CalendarDay> days;

    public WorkingCalendar(ZoneId zone, List<WorkSession> sessions, List<CalendarDay> days) {
        this.zone = zone;
        this.week = sessions.stream()
                .sorted(Comparator.comparing(WorkSession::from))
                .collect(Collectors.groupingBy(WorkSession::weekday));
        this.days = days.stream().collect(Collectors.toMap(CalendarDay::date, Function.identity(), (law, own) -> own));
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean isWorkingDay(LocalDate date) {
        return !sessionsOn(date).isEmpty();
    }

    /** The sessions of the date in order of time; empty on a day off. */
    public List<WorkSession> sessionsOn(LocalDate date) {
        CalendarDay day = days.get(date);
        if (day == null) {
            return week.getOrDefault(date.getDayOfWeek(), List.of());
        }
        if (!day.kind().isWorking()) {
            return List.of();
        }
        return week.getOrDefault(date.getDayOfWeek(), week.getOrDefault(DayOfWeek.MONDAY, List.of()));
    }

    /**
     * The time that counts as receipt of something that arrived at the given time: that time in office hours, otherwise
     * the start of the next session, lunch break included (deadline rule DL-07).
     */
    public Instant countsFrom(Instant arrival) {
        ZonedDateTime at = arrival.atZone(zone);
        Optional<ZonedDateTime> today = sessionsOn(at.toLocalDate()).stream()
                .filter(session -> at.toLocalTime().isBefore(session.to()))
                .findFirst()
                .map(session -> at.toLocalTime().isBefore(session.from()) ? at.with(session.from()) : at);
        return today.orElseGet(() -> nextWorkingDay(at.toLocalDate())
                        .atTime(startOfDay(nextWorkingDay(at.toLocalDate())))
                        .atZone(zone))
                .toInstant();
    }

    /** The first working day after the date. */
    public LocalDate nextWorkingDay(LocalDate date) {
        LocalDate next = date.plusDays(1);
        for (int i = 0; i < MAX_DAYS_AHEAD; i++, next = next.plusDays(1)) {
            if (isWorkingDay(next)) {
                return next;
            }
        }
        throw new IllegalStateException(
                "the calendar has no working day within " + MAX_DAYS_AHEAD + " days after " + date);
    }

    /**
     * The working day that is {@code count} working days after the date; the date itself is not counted.
     *
     * @throws IllegalArgumentException if count is negative
     */
    public LocalDate plusWorkingDays(LocalDate date, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0, was " + count);
        }
        LocalDate result = date;
        for (int i = 0; i < count; i++) {
            result = nextWorkingDay(result);
        }
        return result;
    }

    /**
     * The working day that is {@code count} working days before the date; the date itself is not counted.
     *
     * @throws IllegalArgumentException if count is negative
     */
    public LocalDate minusWorkingDays(LocalDate date, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0, was " + count);
        }
        LocalDate result = date;
        for (int i = 0; i < count; i++) {
            result = previousWorkingDay(result);
        }
        return isWorkingDay(result) ? result : previousWorkingDay(result);
    }

    private LocalDate previousWorkingDay(LocalDate date) {
        LocalDate before = date.minusDays(1);
        for (int i = 0; i < MAX_DAYS_AHEAD; i++, before = before.minusDays(1)) {
            if (isWorkingDay(before)) {
                return before;
            }
        }
        throw new IllegalStateException(
                "the calendar has no working day within " + MAX_DAYS_AHEAD + " days before " + date);
    }

    /** The time at which the given span of office hours has passed since {@code from}. */
    public Instant plusOfficeHours(Instant from, Duration span) {
        Duration left = span;
        Instant at = countsFrom(from);
        while (true) {
            Instant end = endOfSession(at);
            Duration available = Duration.between(at, end);
            if (left.compareTo(available) <= 0) {
                return at.plus(left);
            }
            left = left.minus(available);
            at = countsFrom(end);
        }
    }

    /** The time from which the given span of office hours is left until {@code to}: the latest one in a session. */
    public Instant minusOfficeHours(Instant to, Duration span) {
        Duration left = span;
        LocalDate date = to.atZone(zone).toLocalDate();
        for (int i = 0; i < MAX_DAYS_AHEAD; i++, date = date.minusDays(1)) {
            List<WorkSession> sessions = sessionsOn(date);
            for (int n = sessions.size() - 1; n >= 0; n--) {
                Instant begin = date.atTime(sessions.get(n).from()).atZone(zone).toInstant();
                Instant end = date.atTime(sessions.get(n).to()).atZone(zone).toInstant();
                Instant last = end.isAfter(to) ? to : end;
                if (begin.isBefore(last)) {
                    Duration available = Duration.between(begin, last);
                    if (left.compareTo(available) <= 0) {
                        return last.minus(left);
                    }
                    left = left.minus(available);
                }
            }
        }
        throw new IllegalStateException(
                "the calendar has no " + span + " of office hours within " + MAX_DAYS_AHEAD + " days before " + to);
    }

    /** The end of the last session of a working day. */
    public Instant endOfDay(LocalDate workingDay) {
        List<WorkSession> sessions = sessionsOn(workingDay);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException(workingDay + " is not a working day");
        }
        return workingDay
                .atTime(sessions.get(sessions.size() - 1).to())
                .atZone(zone)
                .toInstant();
    }

    /** The end of the session in which the time lies, or of the next one when it lies in none. */
    public Instant endOfSessionAt(Instant time) {
        return endOfSession(countsFrom(time));
    }

    /** The end of the first session of a working day: "the morning" of the rules about issuing. */
    public Instant endOfMorning(LocalDate workingDay) {
        List<WorkSession> sessions = sessionsOn(workingDay);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException(workingDay + " is not a working day");
        }
        return workingDay.atTime(sessions.get(0).to()).atZone(zone).toInstant();
    }

    private Instant endOfSession(Instant inSession) {
        ZonedDateTime at = inSession.atZone(zone);
        LocalTime end = sessionsOn(at.toLocalDate()).stream()
                .filter(session -> at.toLocalTime().isBefore(session.to()))
                .findFirst()
                .orElseThrow()
                .to();
        return at.with(end).toInstant();
    }

    private LocalTime startOfDay(LocalDate workingDay) {
        return sessionsOn(workingDay).get(0).from();
    }
}
