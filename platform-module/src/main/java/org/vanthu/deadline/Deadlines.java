package org.vanthu.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.WorkingCalendar;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;

/**
 * Reckons deadlines by the rules and the working calendar of an agency. It checks no right: whoever asks has checked
 * what the deadline is for.
 */
public final class Deadlines {

    private final Source source;

    Deadlines(DeadlineRules rules, CalendarService calendars) {
        this(new Source(rules::of, calendars::of));
    }

    private Deadlines(Source source) {
        this.source = source;
    }

    /** The same for one agency, with its rules and its calendar read once: for many deadlines in a row. */
    Deadlines snapshot(String agency) {
        Map<String, DeadlineRule> rules = source.rules().apply(agency);
        WorkingCalendar calendar = source.calendars().apply(agency);
        return new Deadlines(new Source(
                other -> other.equals(agency) ? rules : source.rules().apply(other),
                other -> other.equals(agency) ? calendar : source.calendars().apply(other)));
    }

    /**
     * The deadline that a rule of the agency gives; what comes out of office hours counts from the next ones where the
     * rule says so (rule DL-07).
     *
     * @param from when what must be answered came, e.g. the time of receipt (rule DL-08)
     * @throws NotFoundException if there is no such rule ({@code deadline.error.no-rule})
     */
    public Deadline of(String agency, String ruleCode, Instant from) {
        return rule(agency, ruleCode).apply(calendar(agency), from);
    }

    /** The codes of the rules of an agency by which something is to be done at once, day and night. */
    public Set<String> atOnce(String agency) {
        return source.rules().apply(agency).values().stream()
                .filter(DeadlineRule::isAtOnce)
                .map(DeadlineRule::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A deadline that somebody set: the end of the last session of the day, or of the next working day when that day is
     * off (Civil Code 2015, article 148.5).
     *
     * @throws InvalidInputException if the day ends before {@code from} ({@code deadline.error.past})
     */
    public Deadline set(String agency, LocalDate lastDay, Instant from) {
        Deadline deadline = set(calendar(agency), agency, lastDay, from);
        if (deadline.at().isBefore(from)) {
            throw InvalidInputException.field("due", lastDay, "deadline.error.past", lastDay.toString());
        }
        return deadline;
    }

    /**
     * Reckons a known deadline anew after the calendar or a rule changed: by its rule, or by the day that somebody set.
     *
     * @param rule what {@link Deadline#rule()} was
     * @param from what {@link Deadline#from()} was
     * @param at what {@link Deadline#at()} was
     */
    public Deadline again(String agency, String rule, Instant from, Instant at) {
        WorkingCalendar calendar = calendar(agency);
        if (!rule.startsWith(Deadline.SET)) {
            return rule(agency, rule).apply(calendar, from);
        }
        LocalDate day = rule.length() > Deadline.SET.length() + 1
                ? LocalDate.parse(rule.substring(Deadline.SET.length() + 1))
                : at.atZone(calendar.zone()).toLocalDate();
        return set(calendar, agency, day, from);
    }

    private Deadline set(WorkingCalendar calendar, String agency, LocalDate lastDay, Instant from) {
        LocalDate working = calendar.isWorkingDay(lastDay) ? lastDay : calendar.nextWorkingDay(lastDay);
        return rule(agency, Deadline.SET)
                .deadline(Deadline.SET + ":" + lastDay, calendar, from, calendar.endOfDay(working));
    }

    private WorkingCalendar calendar(String agency) {
        return source.calendars().apply(agency);
    }

    private DeadlineRule rule(String agency, String code) {
        return DeadlineRules.rule(source.rules().apply(agency), code);
    }

    private record Source(
            Function<String, Map<String, DeadlineRule>> rules, Function<String, WorkingCalendar> calendars) {}
}
