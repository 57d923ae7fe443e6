package org.vanthu.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The ledger of runs: one row an item, written with the change itself, and the counts by state. */
final class ItemTable {

    private final JdbcTemplate jdbc;

    ItemTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Adds rows of the dry run, by one statement. */
    void insert(long run, List<ItemRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (ItemRow row : rows) {
            values.add(run);
            values.add(row.ordinal());
            values.add(row.item().key());
            values.add(Sql.cut(row.item().label(), 300));
            values.add(row.item().weight());
            values.add(row.state());
            values.add(Json.write(row.was()));
            values.add(Json.write(row.becomes()));
            values.add(row.reason());
            values.add(row.argument() == null ? null : Sql.cut(row.argument(), 300));
        }
        jdbc.update(
                "INSERT INTO vt_batch_item (run_id, ordinal, item_key, label, weight, state, was, becomes, reason, argument)"
                        + " VALUES "
                        + rows.stream().map(row -> "(" + Sql.marks(10) + ")").collect(Collectors.joining(", ")),
                values.toArray());
        count(run, "", rows);
    }

    /** The next items in a state, forwards behind an ordinal or backwards before it. */
    List<ItemRow> next(long run, String state, long position, boolean backwards, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_batch_item WHERE run_id = ? AND state = ? AND ordinal "
                        + (backwards ? "< ? ORDER BY ordinal DESC" : "> ? ORDER BY ordinal") + " LIMIT " + limit,
                (row, number) -> read(row),
                run,
                state,
                position);
    }

    /** Writes what became of items that were all in one state. */
    void move(long run, String before, List<ItemRow> rows) {
        jdbc.batchUpdate(
                "UPDATE vt_batch_item SET state = ?, reason = ?, argument = ?, at_time = ? WHERE run_id = ? AND ordinal = ?",
                rows.stream()
                        .map(row -> new Object[] {
                            row.state(),
                            row.reason(),
                            row.argument() == null ? null : Sql.cut(row.argument(), 300),
                            SqlTime.ofNullable(row.at()),
                            run,
                            row.ordinal()
                        })
                        .toList());
        count(run, before, rows);
    }

    /** Puts items that failed back among those to be done; how many. */
    long again(long run) {
        long failed = jdbc.update(
                "UPDATE vt_batch_item SET state = ?, reason = NULL, argument = NULL, at_time = NULL WHERE run_id = ? AND state = ?",
                BatchState.Item.PLANNED,
                run,
                BatchState.Item.FAILED);
        add(run, BatchState.Item.FAILED, -failed);
        add(run, BatchState.Item.PLANNED, failed);
        return failed;
    }

    Optional<ItemRow> find(long run, long ordinal) {
        return jdbc
                .query(
                        "SELECT * FROM vt_batch_item WHERE run_id = ? AND ordinal = ?",
                        (row, number) -> read(row),
                        run,
                        ordinal)
                .stream()
                .findFirst();
    }

    /** A page of items in the order of work. */
    List<ItemRow> list(long run, @Nullable String state, @Nullable String key, long after, int limit) {
        List<Object> values = new ArrayList<>(List.of(run, after));
        StringBuilder where = new StringBuilder("run_id = ? AND ordinal > ?");
        if (state != null) {
            where.append(" AND state = ?");
            values.add(state);
        }
        if (key != null) {
            where.append(" AND item_key = ?");
            values.add(key);
        }
        return jdbc.query(
                "SELECT * FROM vt_batch_item WHERE " + where + " ORDER BY ordinal LIMIT " + limit,
                (row, number) -> read(row),
                values.toArray());
    }

    /** How many items of runs are in which state. */
    Map<Long, Map<String, Long>> counts(Collection<Long> runs) {
        Map<Long, Map<String, Long>> counts = new TreeMap<>();
        if (runs.isEmpty()) {
            return counts;
        }
        jdbc.query(
                "SELECT run_id, state, items FROM vt_batch_count WHERE items > 0 AND run_id IN ("
                        + Sql.marks(runs.size()) + ")",
                row -> {
                    counts.computeIfAbsent(row.getLong("run_id"), run -> new TreeMap<>())
                            .put(row.getString("state"), row.getLong("items"));
                },
                runs.toArray());
        return counts;
    }

    private void count(long run, String before, List<ItemRow> rows) {
        Map<String, Long> moved =
                rows.stream().collect(Collectors.groupingBy(ItemRow::state, TreeMap::new, Collectors.counting()));
        if (!before.isEmpty()) {
            moved.merge(before, (long) -rows.size(), Long::sum);
        }
        moved.forEach((state, items) -> add(run, state, items));
    }

    /** The run's row is locked, so that nobody else adds. */
    private void add(long run, String state, long items) {
        if (items != 0
                && jdbc.update(
                                "UPDATE vt_batch_count SET items = items + ? WHERE run_id = ? AND state = ?",
                                items,
                                run,
                                state)
                        == 0) {
            jdbc.update("INSERT INTO vt_batch_count (run_id, state, items) VALUES (?, ?, ?)", run, state, items);
        }
    }

    private static ItemRow read(ResultSet row) throws SQLException {
        return new ItemRow(
                row.getLong("ordinal"),
                new BatchItem(row.getString("item_key"), row.getString("label"), row.getInt("weight")),
                row.getString("state"),
                RunTable.values(row.getString("was")),
                RunTable.values(row.getString("becomes")),
                row.getString("reason"),
                row.getString("argument"),
                SqlTime.readNullable(row, "at_time"));
    }
}
