package org.vanthu.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.deadline.Deadline;
import org.vanthu.shared.SqlTime;

/** Statements of which columns are named by a map. */
final class Sql {

    /** Stands for no deadline where lists sort. */
    static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    private Sql() {}

    /** Columns and values in turn; times become what tables hold. */
    static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            String name = Objects.requireNonNull(pairs[i], () -> Arrays.toString(pairs))
                    .toString();
            columns.put(name, value instanceof Instant time ? SqlTime.of(time) : value);
        }
        return columns;
    }

    static void insert(JdbcTemplate jdbc, String table, Map<String, @Nullable Object> columns) {
        jdbc.update(
                "INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") VALUES ("
                        + marks(columns.size()) + ")",
                columns.values().toArray());
    }

    /** Writes a row of which the version was seen, counts the version up; false if it is another version now. */
    static boolean update(
            JdbcTemplate jdbc,
            String table,
            String key,
            Object id,
            long version,
            Map<String, @Nullable Object> columns) {
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        values.add(id);
        values.add(version);
        String sets = columns.isEmpty() ? "" : String.join(" = ?, ", columns.keySet()) + " = ?, ";
        return jdbc.update(
                        "UPDATE " + table + " SET " + sets + "version = version + 1 WHERE " + key
                                + " = ? AND version = ?",
                        values.toArray())
                == 1;
    }

    /** The columns of a deadline. */
    static Map<String, @Nullable Object> due(@Nullable Deadline due) {
        return map(
                "due_rule",
                due == null ? null : due.rule(),
                "due_from",
                due == null ? null : due.from(),
                "due_at",
                due == null ? null : due.at(),
                "soon_at",
                due == null ? null : due.soonAt(),
                "due_sort",
                due == null ? NEVER : due.at());
    }

    static @Nullable Deadline due(ResultSet row) throws SQLException {
        String rule = row.getString("due_rule");
        return rule == null
                ? null
                : new Deadline(
                        rule, SqlTime.read(row, "due_from"), SqlTime.read(row, "due_at"), SqlTime.read(row, "soon_at"));
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The text, cut to what a column holds. */
    static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
