package org.vanthu.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.shared.InvalidInputException;

/** Shows and changes an agency's calendar for a person, with the right checked and every change recorded. */
final class CalendarAdministration {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final CalendarService calendars;
    private final Access access;
    private final AuditTrail audit;

    CalendarAdministration(CalendarService calendars, Access access, AuditTrail audit) {
        this.calendars = calendars;
        this.access = access;
        this.audit = audit;
    }

    YearView year(String agency, int year) {
        access.require(agency, CalendarPermission.READ);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw InvalidInputException.field("year", year, "calendar.error.year", FIRST_YEAR, LAST_YEAR);
        }
        return new YearView(
                year,
                calendars.sessions(agency).stream().map(SessionForm::of).toList(),
                calendars.days(agency, year).stream().map(DayView::of).toList());
    }

    DayView enter(String agency, LocalDate date, DayForm form) {
        access.require(agency, CalendarPermission.CHANGE);
        CalendarDay day = calendars.enter(agency, date, kind(form.kind()), form.name() == null ? "" : form.name());
        record(agency, "calendar.enter-day");
        return DayView.of(day);
    }

    void withdraw(String agency, LocalDate date) {
        access.require(agency, CalendarPermission.CHANGE);
        calendars.withdraw(agency, date);
        record(agency, "calendar.withdraw-day");
    }

    List<SessionForm> setSessions(String agency, SessionsForm form) {
        access.require(agency, CalendarPermission.CHANGE);
        List<SessionForm> sessions = form.sessions() == null ? List.of() : form.sessions();
        calendars.setSessions(
                agency, sessions.stream().map(SessionForm::session).toList());
        record(agency, "calendar.set-sessions");
        return calendars.sessions(agency).stream().map(SessionForm::of).toList();
    }

    private void record(String agency, String action) {
        audit.record(AuditEvent.of(agency, action, "calendar:" + agency, null));
    }

    /** {@code swap} is what the desk calls a working day in place of another. */
    private static DayKind kind(@Nullable String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "holiday" -> DayKind.HOLIDAY;
            case "rest" -> DayKind.REST;
            case "work", "swap" -> DayKind.WORK;
            default -> throw InvalidInputException.field("kind", text, "calendar.error.kind");
        };
    }

    /** The calendar of one year. */
    record YearView(int year, List<SessionForm> sessions, List<DayView> days) {}

    /** A day that differs from its weekday. */
    record DayView(LocalDate date, String kind, String name, String source) {

        static DayView of(CalendarDay day) {
            return new DayView(day.date(), day.kind().name().toLowerCase(Locale.ROOT), day.name(), day.source());
        }
    }

    /** What a person enters for a day. */
    record DayForm(@Nullable String kind, @Nullable String name) {}

    /** The week that a person enters. */
    record SessionsForm(@Nullable List<SessionForm> sessions) {}

    /**
     * One session of the week.
     *
     * @param weekday 1 for Monday to 7 for Sunday
     */
    record SessionForm(
            int weekday, @Nullable LocalTime from, @Nullable LocalTime to) {

        static SessionForm of(WorkSession session) {
            return new SessionForm(session.weekday().getValue(), session.from(), session.to());
        }

        WorkSession session() {
            if (weekday < 1 || weekday > 7) {
                throw InvalidInputException.field("weekday", weekday, "calendar.error.weekday");
            }
            if (from == null || to == null || !from.isBefore(to)) {
                throw InvalidInputException.field(
                        "from", from, "calendar.error.session-times", String.valueOf(from), String.valueOf(to));
            }
            return new WorkSession(DayOfWeek.of(weekday), from, to);
        }
    }
}
