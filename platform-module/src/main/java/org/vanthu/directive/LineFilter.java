package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** Which lines a list shows, as a condition on the table. */
final class LineFilter {

    static final String BY_DUE = "due";
    static final String NEWEST = "-given";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    LineFilter and(String condition, Object... more) {
        sql.append(sql.isEmpty() ? "" : " AND ").append(condition);
        values.addAll(Arrays.asList(more));
        return this;
    }

    LineFilter in(String column, List<String> choice) {
        return choice.isEmpty()
                ? and("1 = 0")
                : and(column + " IN (" + Sql.marks(choice.size()) + ")", choice.toArray());
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }

    /** Adds what the request asks for. */
    void add(JsonRequest request, Instant now) {
        addState(request.query("state"));
        equal("l.executor", request.query("executor"));
        equal("l.unit", request.query("unit"));
        equal("l.officer", request.query("officer"));
        equal("l.ordered_by", request.query("leader"));
        equal("l.field_code", request.query("field"));
        equal("l.part_name", request.query("part"));
        request.query("due").ifPresent(value -> addDue(value, now));
        request.query("outcome").ifPresent(value -> addOutcome(value, now));
        request.queryDate("from").ifPresent(day -> and("l.given_at >= ?", start(day)));
        request.queryDate("to").ifPresent(day -> and("l.given_at < ?", start(day.plusDays(1))));
        request.query("q")
                .ifPresent(text -> and(
                        "EXISTS (SELECT 1 FROM vt_directive d WHERE d.id = l.directive_id AND (d.content_key LIKE ? ESCAPE '!'"
                                + " OR lower(d.number_text) LIKE ? ESCAPE '!'))",
                        SqlLike.containing(TextKey.of(text)),
                        SqlLike.containing(text.toLowerCase(Locale.ROOT))));
    }

    private void addState(Optional<String> states) {
        String wanted = states.orElse("running");
        and("l.state <> 'drafted'");
        if (wanted.equals("running")) {
            and("l.running = 1");
        } else if (!wanted.equals("all")) {
            List<String> codes = Arrays.asList(wanted.split(",", -1));
            Set<String> known =
                    Set.of("given", "registered", "inProgress", "reported", "completed", "returned", "withdrawn");
            codes.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(LineFilter::wrong);
            in("l.state", codes);
        }
    }

    private static void wrong(String value) {
        throw InvalidInputException.field("state", value, "directive.error.choice", value);
    }

    private void equal(String column, Optional<String> value) {
        value.ifPresent(one -> and(column + " = ?", one));
    }

    /** Where what runs stands towards its deadline. */
    void addDue(String due, Instant now) {
        Object at = SqlTime.of(now);
        switch (due) {
            case "overdue" ->
                and(
                        "l.running = 1 AND ((l.result_issued_at IS NULL AND l.due_sort < ?) OR l.result_issued_at > l.due_at"
                                + " OR l.late_extension = 1)",
                        at);
            case "soon" ->
                and("l.running = 1 AND l.result_issued_at IS NULL AND l.due_sort >= ? AND l.soon_at <= ?", at, at);
            case "inTime" ->
                and(
                        "l.running = 1 AND l.late_extension = 0 AND ((l.result_issued_at IS NULL AND l.due_sort >= ?)"
                                + " OR l.result_issued_at <= l.due_at)",
                        at);
            case "notUpdated" ->
                and(
                        "l.running = 1 AND l.result_issued_at IS NULL AND l.updated_at IS NULL AND l.update_due_at < ?",
                        at);
            default -> throw InvalidInputException.field("due", due, "directive.error.choice", due);
        }
    }

    /** What became of it, for drill-down from reports. */
    private void addOutcome(String outcome, Instant now) {
        switch (outcome) {
            case "completedInTime" ->
                and(
                        "l.state = 'completed' AND l.late_extension = 0 AND (l.due_at IS NULL OR l.result_issued_at <= l.due_at)");
            case "completedLate" ->
                and("l.state = 'completed' AND (l.late_extension = 1 OR l.result_issued_at > l.due_at)");
            case "extended" -> and("l.extensions > 0");
            case "returned" -> and("l.returns > 0");
            case "rejected" -> and("l.rejections > 0");
            default -> addDue(outcome, now);
        }
    }

    private static Object start(LocalDate day) {
        return day.atStartOfDay(Json.ZONE).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
}
