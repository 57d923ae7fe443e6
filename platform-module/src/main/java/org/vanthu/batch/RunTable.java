package org.vanthu.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of runs. What people change counts the version up; what the worker counts does not. */
final class RunTable {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;

    RunTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(BatchRun run) {
        Sql.insert(
                jdbc,
                "vt_batch_run",
                Sql.map(
                        "id", run.id(),
                        "agency", run.agency(),
                        "kind", run.kind(),
                        "title", run.title(),
                        "parameters", Json.write(run.parameters()),
                        "state", run.state(),
                        "backwards", 0,
                        "proposed_by", run.proposedBy(),
                        "proposed_at", run.proposedAt(),
                        "items_per_second", run.itemsPerSecond(),
                        "window_from", text(run.windowFrom()),
                        "window_to", text(run.windowTo()),
                        "position", 0L,
                        "items", 0L,
                        "to_change", 0L,
                        "weight", 0L,
                        "weight_done", 0L,
                        "worked_ms", 0L,
                        "version", 1L));
    }

    Optional<BatchRun> find(long id) {
        return jdbc.query("SELECT * FROM vt_batch_run WHERE id = ?", (row, number) -> read(row), id).stream()
                .findFirst();
    }

    /** Locks the row until the transaction ends; empty where there is none. */
    Optional<BatchRun> lock(long id) {
        return jdbc.query("SELECT * FROM vt_batch_run WHERE id = ? FOR UPDATE", (row, number) -> read(row), id).stream()
                .findFirst();
    }

    /** A page of the runs of an agency, the last first. */
    List<BatchRun> list(String agency, @Nullable String kind, @Nullable Long before, int limit) {
        List<Object> values = new ArrayList<>(List.of(agency));
        StringBuilder where = new StringBuilder("agency = ?");
        if (kind != null) {
            where.append(" AND kind = ?");
            values.add(kind);
        }
        if (before != null) {
            where.append(" AND id < ?");
            values.add(before);
        }
        return jdbc.query(
                "SELECT * FROM vt_batch_run WHERE " + where + " ORDER BY id DESC LIMIT " + limit,
                (row, number) -> read(row),
                values.toArray());
    }

    /** Whether a run of the kind is not over; the caller's transaction holds the agency's lock. */
    boolean hasAlive(String agency, String kind) {
        List<Object> values = new ArrayList<>(List.of(agency, kind));
        values.addAll(BatchState.ALIVE);
        return !jdbc.queryForList(
                        "SELECT id FROM vt_batch_run WHERE agency = ? AND kind = ? AND state IN ("
                                + Sql.marks(BatchState.ALIVE.size()) + ") LIMIT 1",
                        Long.class,
                        values.toArray())
                .isEmpty();
    }

    /** The runs that the worker has something to do for, the oldest first. */
    List<Long> toWork() {
        return jdbc.queryForList(
                "SELECT id FROM vt_batch_run WHERE state IN (?, ?) ORDER BY id",
                Long.class,
                BatchState.PLANNING,
                BatchState.RUNNING);
    }

    /** What a person decided; the row is locked. */
    void decide(long id, Map<String, ? extends @Nullable Object> columns) {
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        values.add(id);
        jdbc.update(
                "UPDATE vt_batch_run SET " + Sql.sets(columns) + ", version = version + 1 WHERE id = ?",
                values.toArray());
    }

    /** What the worker counted; the row is locked. */
    void advance(long id, long position, long items, long toChange, long weight, long weightDone, long workedMs) {
        jdbc.update(
                "UPDATE vt_batch_run SET position = ?, items = items + ?, to_change = to_change + ?, weight = weight + ?,"
                        + " weight_done = weight_done + ?, worked_ms = worked_ms + ? WHERE id = ?",
                position,
                items,
                toChange,
                weight,
                weightDone,
                workedMs,
                id);
    }

    void fault(long id, String fault) {
        jdbc.update("UPDATE vt_batch_run SET fault = ? WHERE id = ?", Sql.cut(fault, 300), id);
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    static Map<String, String> values(String json) {
        try {
            return Json.MAPPER.readValue(json, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not what the ledger writes: " + json, e);
        }
    }

    private static BatchRun read(ResultSet row) throws SQLException {
        @Nullable Instant plannedAt = SqlTime.readNullable(row, "planned_at");
        @Nullable Instant decidedAt = SqlTime.readNullable(row, "decided_at");
        @Nullable Instant endedAt = SqlTime.readNullable(row, "ended_at");
        return new BatchRun(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("kind"),
                row.getString("title"),
                values(row.getString("parameters")),
                row.getString("state"),
                row.getInt("backwards") == 1,
                row.getString("proposed_by"),
                SqlTime.read(row, "proposed_at"),
                plannedAt,
                row.getString("decided_by"),
                decidedAt,
                row.getString("reason"),
                endedAt,
                row.getInt("items_per_second"),
                time(row.getString("window_from")),
                time(row.getString("window_to")),
                row.getLong("position"),
                row.getLong("items"),
                row.getLong("to_change"),
                row.getLong("weight"),
                row.getLong("weight_done"),
                row.getLong("worked_ms"),
                row.getString("fault"),
                row.getLong("version"));
    }
}
