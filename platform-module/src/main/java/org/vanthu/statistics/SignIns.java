package org.vanthu.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.WorkingCalendar;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/**
 * Whether people opened the desk in the morning and in the afternoon of each working day: each half of a day that an
 * account in use had is expected, and present when the person came.
 *
 * @see "Decision 2080/QĐ-UBND of Quảng Xương, 12 (rule DL-15)"
 */
final class SignIns {

    static final String EXPECTED = "expected";
    static final String PRESENT = "present";
    static final List<String> MEASURES = List.of(EXPECTED, PRESENT, "missing");

    private static final LocalTime NOON = LocalTime.NOON;

    private final JdbcTemplate jdbc;
    private final CalendarService calendars;

    SignIns(DataSource dataSource, CalendarService calendars) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.calendars = calendars;
    }

    Map<List<String>, Map<String, Long>> figures(Question question, Visible visible, Instant now) {
        Map<List<String>, Map<String, Long>> figures = new LinkedHashMap<>();
        Map<String, List<Half>> halves = halves(question.period(), visible, now);
        Map<String, Map<Half, Instant>> came = came(question.period(), visible);
        for (Person person : people(question, visible)) {
            List<String> key = switch (question.by()) {
                case "person" -> List.of(person.userName);
                case "unit" -> List.of(person.unit);
                case "agency" -> List.of(person.agency);
                default -> List.of();
            };
            List<Half> expected = halves.getOrDefault(person.agency, List.of());
            Map<Half, Instant> times = came.getOrDefault(person.userName, Map.of());
            long present = expected.stream().filter(times::containsKey).count();
            Map<String, Long> sums = figures.computeIfAbsent(key, none -> new LinkedHashMap<>());
            sums.merge(EXPECTED, (long) expected.size(), Long::sum);
            sums.merge(PRESENT, present, Long::sum);
            sums.merge("missing", expected.size() - present, Long::sum);
        }
        return figures;
    }

    Page<CountedRow> rows(Question question, Visible visible, String measure, Keyset keyset, Instant now) {
        int first = keyset.isFirstPage() ? 0 : position(keyset.after().get(0));
        Map<String, List<Half>> halves = halves(question.period(), visible, now);
        Map<String, Map<Half, Instant>> came = came(question.period(), visible);
        List<CountedRow> rows = new ArrayList<>();
        int at = 0;
        for (Person person : people(question, visible)) {
            Map<Half, Instant> times = came.getOrDefault(person.userName, Map.of());
            for (Half half : halves.getOrDefault(person.agency, List.of())) {
                Instant time = times.get(half);
                boolean counted = measure.equals(EXPECTED) || measure.equals(PRESENT) == (time != null);
                if (counted && at++ >= first && rows.size() <= keyset.limit()) {
                    rows.add(row(person, half, time, at));
                }
            }
        }
        return Page.of(rows, keyset.limit(), row -> List.of(row.id()), null);
    }

    private static CountedRow row(Person person, Half half, @Nullable Instant time, int ordinal) {
        return new CountedRow(
                Integer.toString(ordinal),
                person.agency,
                "",
                half.day.toString(),
                "",
                person.userName,
                person.fullName,
                person.unit,
                person.unit,
                time,
                null,
                null,
                time == null ? "missing" : PRESENT,
                half.half == 0 ? "morning" : "afternoon");
    }

    private static int position(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", text, "shared.error.page-position", text);
        }
    }

    /** The halves of working days that have begun, by agency. */
    private Map<String, List<Half>> halves(Period period, Visible visible, Instant now) {
        Map<String, List<Half>> halves = new HashMap<>();
        for (String agency : visible.agencies()) {
            WorkingCalendar calendar = calendars.of(agency);
            List<Half> days = new ArrayList<>();
            LocalDate last = now.atZone(Json.ZONE).toLocalDate();
            for (LocalDate day = period.from();
                    !day.isAfter(period.to()) && !day.isAfter(last);
                    day = day.plusDays(1)) {
                if (calendar.isWorkingDay(day)) {
                    days.add(new Half(day, 0));
                    if (!day.atTime(NOON).atZone(Json.ZONE).toInstant().isAfter(now)) {
                        days.add(new Half(day, 1));
                    }
                }
            }
            halves.put(agency, days);
        }
        return halves;
    }

    private Map<String, Map<Half, Instant>> came(Period period, Visible visible) {
        Map<String, Map<Half, Instant>> came = new HashMap<>();
        List<Object> values = new ArrayList<>(visible.agencies());
        values.add(period.from());
        values.add(period.to());
        jdbc.query(
                "SELECT user_name, sign_in_day, half, first_at FROM vt_sign_in WHERE agency IN ("
                        + Sql.marks(visible.agencies().size()) + ") AND sign_in_day >= ? AND sign_in_day <= ?",
                row -> {
                    came.computeIfAbsent(row.getString("user_name"), none -> new HashMap<>())
                            .put(
                                    new Half(
                                            Objects.requireNonNull(SqlTime.readDate(row, "sign_in_day")),
                                            row.getInt("half")),
                                    SqlTime.read(row, "first_at"));
                },
                values.toArray());
        return came;
    }

    private List<Person> people(Question question, Visible visible) {
        List<Object> values = new ArrayList<>(visible.agencies());
        StringBuilder sql =
                new StringBuilder("SELECT user_name, full_name, agency, unit FROM vt_account WHERE agency IN ("
                        + Sql.marks(visible.agencies().size()) + ") AND state = 'active'");
        if (visible.unit() != null) {
            sql.append(" AND unit = ?");
            values.add(visible.unit());
        }
        question.filters().forEach((dimension, key) -> {
            sql.append(
                    switch (dimension) {
                        case "person" -> " AND user_name = ?";
                        case "unit" -> " AND COALESCE(unit, '') = ?";
                        default -> " AND agency = ?";
                    });
            values.add(key);
        });
        return jdbc.query(
                sql + " ORDER BY user_name",
                (row, index) -> new Person(
                        row.getString("user_name"),
                        row.getString("full_name"),
                        row.getString("agency"),
                        Objects.requireNonNullElse(row.getString("unit"), "")),
                values.toArray());
    }

    private record Half(LocalDate day, int half) {}

    private record Person(String userName, String fullName, String agency, String unit) {}
}
