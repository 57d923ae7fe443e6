package org.vanthu.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.SqlTime;
import org.vanthu.statistics.Report.Part;
import org.vanthu.statistics.Report.Row;

/**
 * Makes reports for the signed-in person, live from the tables. A report shows each figure by the dimension asked for;
 * {@link #rows} gives what was counted into one of them, by the same condition.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, 14.1b, 14.3đ, 15.2b; Decision 520/QĐ-UBND of Bà Rịa - Vũng Tàu, 10.1,
 *     11.2"
 */
final class Reports {

    private static final String DONE = "doneInTime";
    private static final String LATE = "doneLate";
    private static final String OVERDUE = "overdue";

    private final TableCounts tables;
    private final SignIns signIns;
    private final Visibility visibility;
    private final Names names;
    private final Agencies agencies;
    private final Clock clock;
    private final int threshold;
    private final Duration idle;

    Reports(
            TableCounts tables,
            SignIns signIns,
            Visibility visibility,
            Names names,
            Agencies agencies,
            Clock clock,
            int threshold,
            int idleDays) {
        this.tables = tables;
        this.signIns = signIns;
        this.visibility = visibility;
        this.names = names;
        this.agencies = agencies;
        this.clock = clock;
        this.threshold = threshold;
        this.idle = Duration.ofDays(idleDays);
    }

    /** The report, the rows with the most overdue first. */
    Report of(Question question) {
        Visible visible = visibility.of(question.agency(), question.below());
        Condition.Moments moments = moments(question.period());
        Map<List<String>, Map<String, Long>> figures = question.subject() == Subject.USAGE
                ? signIns.figures(question, visible, clock.instant())
                : tables.figures(question, visible, moments);
        List<String> measures = measures(question.subject());
        int limit = question.threshold() == null ? threshold : question.threshold();
        Map<List<String>, String> called =
                question.by().isEmpty() ? Map.of() : names.of(question.agency(), question.by(), figures.keySet());
        List<Row> rows = new ArrayList<>();
        if (!question.by().isEmpty()) {
            figures.forEach((key, values) -> rows.add(new Row(
                    TableCounts.join(key),
                    called.getOrDefault(key, ""),
                    null,
                    rate(values),
                    limit > 0 && values.getOrDefault(OVERDUE, 0L) >= limit,
                    values)));
        }
        return new Report(
                question.subject().code(),
                question.agency(),
                agencies.get(question.agency()).name(),
                question.period().from(),
                question.period().to(),
                clock.instant(),
                question.by(),
                question.below(),
                question.filters(),
                measures,
                ranked(rows),
                total(measures, figures),
                limit);
    }

    /** The sums of each month, or week of a short period. */
    List<Part> course(Question question) {
        Visible visible = visibility.of(question.agency(), question.below());
        List<Part> parts = new ArrayList<>();
        for (Period period : question.period().parts()) {
            if (period.start().isAfter(clock.instant())) {
                break;
            }
            Question asked = question.in(period);
            Map<List<String>, Map<String, Long>> figures = question.subject() == Subject.USAGE
                    ? signIns.figures(asked, visible, clock.instant())
                    : tables.figures(asked, visible, moments(period));
            parts.add(new Part(
                    period.from(),
                    period.to(),
                    total(measures(question.subject()), figures).figures()));
        }
        return parts;
    }

    /** The rows behind a figure: as many as it says. */
    Page<CountedRow> rows(Question question, String measure, Keyset keyset) {
        if (!measures(question.subject()).contains(measure)) {
            throw InvalidInputException.field("measure", measure, "statistics.error.measure", measure);
        }
        Visible visible = visibility.of(question.agency(), question.below());
        Page<CountedRow> page = question.subject() == Subject.USAGE
                ? signIns.rows(question, visible, measure, keyset, clock.instant())
                : tables.rows(question, visible, moments(question.period()), measure, keyset);
        return visible.words() ? page : page.map(CountedRow::bare);
    }

    static List<String> measures(Subject subject) {
        return subject == Subject.USAGE
                ? SignIns.MEASURES
                : List.copyOf(subject.counting().measures().keySet());
    }

    private Condition.Moments moments(Period period) {
        Instant now = clock.instant();
        boolean over = period.end().isBefore(now);
        Instant until = over ? period.end() : now;
        return new Condition.Moments(
                SqlTime.of(period.start()),
                SqlTime.of(period.end()),
                SqlTime.of(over ? until : until.plusMillis(1)),
                SqlTime.of(until),
                SqlTime.of(until.minus(idle)));
    }

    /** The share done in time of what is done or overdue; of presence where there is nothing to be done. */
    private static @Nullable Integer rate(Map<String, Long> values) {
        long good;
        long all;
        if (values.containsKey(DONE)) {
            good = values.getOrDefault(DONE, 0L);
            all = good + values.getOrDefault(LATE, 0L) + values.getOrDefault(OVERDUE, 0L);
        } else if (values.containsKey(SignIns.EXPECTED)) {
            good = values.getOrDefault(SignIns.PRESENT, 0L);
            all = values.getOrDefault(SignIns.EXPECTED, 0L);
        } else {
            good = values.getOrDefault("signed", 0L);
            all = values.getOrDefault("issued", 0L);
        }
        return all == 0 ? null : Math.toIntExact(Math.round(1000.0 * good / all));
    }

    private static List<Row> ranked(List<Row> rows) {
        List<Integer> rates = rows.stream()
                .map(Row::rate)
                .filter(Objects::nonNull)
                .sorted(Collections.reverseOrder())
                .toList();
        return rows.stream()
                .map(row -> new Row(
                        row.key(),
                        row.name(),
                        row.rate() == null ? null : rates.indexOf(row.rate()) + 1,
                        row.rate(),
                        row.above(),
                        row.figures()))
                .sorted(Comparator.<Row>comparingLong(row -> -row.figures().getOrDefault(OVERDUE, 0L))
                        .thenComparing(Row::rate, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Row::key))
                .toList();
    }

    private static Row total(List<String> measures, Map<List<String>, Map<String, Long>> figures) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (String measure : measures) {
            sums.put(
                    measure,
                    figures.values().stream()
                            .mapToLong(values -> values.getOrDefault(measure, 0L))
                            .sum());
        }
        return new Row("", "", null, rate(sums), false, sums);
    }

    /** The measures that are parts of the first one and add up to it. */
    static Set<String> parts(Subject subject) {
        return measures(subject).stream()
                .filter(Set.of(DONE, LATE, "inProgress", OVERDUE, "withdrawn")::contains)
                .collect(Collectors.toSet());
    }
}
