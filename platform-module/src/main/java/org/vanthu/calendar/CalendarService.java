package org.vanthu.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

/**
 * The working calendar of each agency: the public holidays of Vietnam, changed by what the agency's administrator
 * entered.
 *
 * <p>Calendars are kept in memory for some seconds, because every registration asks for one; on a cluster another
 * node's change is seen that much later.
 */
public final class CalendarService {

    /** The usual office hours: 07:30–11:30 and 13:00–17:00, Monday to Friday. */
    static final List<WorkSession> USUAL_SESSIONS = Stream.of(
                    DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)
            .flatMap(day -> Stream.of(
                    new WorkSession(day, LocalTime.of(7, 30), LocalTime.of(11, 30)),
                    new WorkSession(day, LocalTime.of(13, 0), LocalTime.of(17, 0))))
            .toList();

    private static final int YEARS_BACK = 2;
    private static final int YEARS_AHEAD = 3;
    private static final int MAX_SESSIONS = 28;
    private static final Duration KEPT = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final List<CalendarListener> listeners = new CopyOnWriteArrayList<>();

    public CalendarService(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Tells the listener of every change that follows, in the transaction that makes it. */
    public void listen(CalendarListener listener) {
        listeners.add(listener);
    }

    /** The calendar of the agency for the present year, the two before and the three after it. */
    public WorkingCalendar of(String agency) {
        Instant now = clock.instant();
        if (AlfrescoTransactionSupport.getResource(changed(agency)) != null) {
            return load(agency, now.atZone(Json.ZONE).getYear());
        }
        Kept known = kept.get(agency);
        if (known != null && Duration.between(known.since(), now).abs().compareTo(KEPT) < 0) {
            return known.calendar();
        }
        WorkingCalendar calendar = load(agency, now.atZone(Json.ZONE).getYear());
        kept.put(agency, new Kept(calendar, now));
        return calendar;
    }

    /** The days of a year that differ from their weekday, in order of date. */
    public List<CalendarDay> days(String agency, int year) {
        Map<LocalDate, CalendarDay> days = new HashMap<>();
        PublicHolidays.of(year).forEach(day -> days.put(day.date(), day));
        entered(agency, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).forEach(day -> days.put(day.date(), day));
        return days.values().stream()
                .sorted(Comparator.comparing(CalendarDay::date))
                .toList();
    }

    /** The sessions of the agency's week, in order of weekday and time. */
    public List<WorkSession> sessions(String agency) {
        List<WorkSession> own = jdbc.sql(
                        "SELECT weekday, from_time, to_time FROM vt_calendar_session WHERE agency = ? ORDER BY weekday, from_time")
                .param(agency)
                .query((row, i) -> new WorkSession(
                        DayOfWeek.of(row.getInt(1)),
                        LocalTime.parse(row.getString(2)),
                        LocalTime.parse(row.getString(3))))
                .list();
        return own.isEmpty() ? USUAL_SESSIONS : own;
    }

    /**
     * Enters what the date is for the agency, in place of what was entered before. The caller has checked the right.
     */
    public CalendarDay enter(String agency, LocalDate date, DayKind kind, String name) {
        if (name.isBlank() || name.length() > 200) {
            throw InvalidInputException.field("name", name, "calendar.error.name", 200);
        }
        remove(agency, date);
        jdbc.sql("INSERT INTO vt_calendar_day (agency, day, kind, name) VALUES (?, ?, ?, ?)")
                .params(agency, date, kind.name(), name.strip())
                .update();
        tell(agency);
        return new CalendarDay(date, kind, name.strip(), "agency");
    }

    /** Takes back what was entered for the date; the public holidays apply again. */
    public void withdraw(String agency, LocalDate date) {
        remove(agency, date);
        tell(agency);
    }

    private void remove(String agency, LocalDate date) {
        jdbc.sql("DELETE FROM vt_calendar_day WHERE agency = ? AND day = ?")
                .params(agency, date)
                .update();
    }

    /**
     * Replaces the sessions of the agency's week.
     *
     * @throws InvalidInputException if there are none, too many, or two overlap
     */
    public void setSessions(String agency, List<WorkSession> sessions) {
        List<WorkSession> sorted = sessions.stream()
                .sorted(Comparator.comparing(WorkSession::weekday).thenComparing(WorkSession::from))
                .toList();
        if (sorted.isEmpty() || sorted.size() > MAX_SESSIONS) {
            throw InvalidInputException.field("sessions", sorted.size(), "calendar.error.session-count", MAX_SESSIONS);
        }
        IntStream.range(1, sorted.size()).forEach(i -> requireApart(sorted.get(i - 1), sorted.get(i)));
        jdbc.sql("DELETE FROM vt_calendar_session WHERE agency = ?")
                .param(agency)
                .update();
        for (WorkSession session : sorted) {
            jdbc.sql("INSERT INTO vt_calendar_session (agency, weekday, from_time, to_time) VALUES (?, ?, ?, ?)")
                    .params(
                            agency,
                            session.weekday().getValue(),
                            session.from().toString(),
                            session.to().toString())
                    .update();
        }
        tell(agency);
    }

    /** Forgets the calendar now, for this transaction, and again once it has committed; then tells the listeners. */
    private void tell(String agency) {
        kept.remove(agency);
        AlfrescoTransactionSupport.bindResource(changed(agency), agency);
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                kept.remove(agency);
            }
        });
        listeners.forEach(listener -> listener.calendarChanged(agency));
    }

    private static String changed(String agency) {
        return CalendarService.class.getName() + ":" + agency;
    }

    private static void requireApart(WorkSession first, WorkSession second) {
        if (first.weekday() == second.weekday() && second.from().isBefore(first.to())) {
            throw InvalidInputException.field(
                    "sessions",
                    second.from(),
                    "calendar.error.session-overlap",
                    first.weekday().getValue(),
                    first.to().toString(),
                    second.from().toString());
        }
    }

    private WorkingCalendar load(String agency, int thisYear) {
        List<CalendarDay> days = new ArrayList<>();
        for (int year = thisYear - YEARS_BACK; year <= thisYear + YEARS_AHEAD; year++) {
            days.addAll(PublicHolidays.of(year));
        }
        days.addAll(entered(
                agency, LocalDate.of(thisYear - YEARS_BACK, 1, 1), LocalDate.of(thisYear + YEARS_AHEAD, 12, 31)));
        return new WorkingCalendar(Json.ZONE, sessions(agency), days);
    }

    private List<CalendarDay> entered(String agency, LocalDate from, LocalDate to) {
        return jdbc.sql("SELECT day, kind, name FROM vt_calendar_day WHERE agency = ? AND day BETWEEN ? AND ?")
                .params(agency, from, to)
                .query((row, i) -> new CalendarDay(
                        row.getObject(1, LocalDate.class),
                        DayKind.valueOf(row.getString(2)),
                        row.getString(3),
                        "agency"))
                .list();
    }

    private record Kept(WorkingCalendar calendar, Instant since) {}
}
