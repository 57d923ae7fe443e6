package org.vanthu.shared;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements of which columns are named by a map, or with as many places for values as there are values. */
public final class Sql {

    private Sql() {}

    /** So many places for values. */
    public static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** Columns and values in turn; times become what tables hold. */
    public static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            String name = Objects.requireNonNull(pairs[i], () -> Arrays.toString(pairs))
                    .toString();
            columns.put(name, value instanceof Instant time ? SqlTime.of(time) : value);
        }
        return columns;
    }

    public static void insert(JdbcTemplate jdbc, String table, Map<String, ? extends @Nullable Object> columns) {
        jdbc.update(
                "INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") VALUES ("
                        + marks(columns.size()) + ")",
                columns.values().toArray());
    }

    /** Rows that have the same columns, in one batch. */
    public static void insertAll(
            JdbcTemplate jdbc, String table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> names = rows.get(0).keySet();
        jdbc.batchUpdate(
                "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + marks(names.size()) + ")",
                rows.stream().map(row -> row.values().toArray()).toList());
    }

    /** Writes a row of which the version was seen, counts the version up; false if it is another version now. */
    public static boolean update(
            JdbcTemplate jdbc,
            String table,
            String key,
            Object id,
            long version,
            Map<String, ? extends @Nullable Object> columns) {
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        values.add(id);
        values.add(version);
        String sets = columns.isEmpty() ? "" : sets(columns) + ", ";
        return jdbc.update(
                        "UPDATE " + table + " SET " + sets + "version = version + 1 WHERE " + key
                                + " = ? AND version = ?",
                        values.toArray())
                == 1;
    }

    /** The columns, each with a place for its value, as an update sets them. */
    public static String sets(Map<String, ? extends @Nullable Object> columns) {
        return String.join(" = ?, ", columns.keySet()) + " = ?";
    }

    /** The text, cut to what a column holds. */
    public static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
