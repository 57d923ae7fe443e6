package org.vanthu.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DueColumns;
import org.vanthu.directive.LineRow.Counts;
import org.vanthu.directive.LineRow.Due;
import org.vanthu.directive.LineRow.Executor;
import org.vanthu.directive.LineRow.Follow;
import org.vanthu.directive.LineRow.Place;
import org.vanthu.directive.LineRow.Result;
import org.vanthu.directive.LineRow.Times;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of lines. */
final class LineTable {

    /** Lists sort by this minus the urgency, ascending like everything else. */
    static final int HIGHEST_URGENCY = 4;

    private final JdbcTemplate jdbc;

    LineTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Adds a line of a directive that is being drafted. */
    void insert(long id, DirectiveRow of, Executor executor, String part, @Nullable Deadline due) {
        Map<String, @Nullable Object> columns = Sql.map(
                "id",
                id,
                "directive_id",
                of.id(),
                "agency",
                of.agency(),
                "part_name",
                part,
                "state",
                LineState.DRAFTED.code(),
                "running",
                1,
                "holder_unit",
                "",
                "first_due_at",
                due == null ? null : due.at(),
                "update_due_at",
                due == null ? null : due.at(),
                "extensions",
                0,
                "late_extension",
                0,
                "returns",
                0,
                "rejections",
                0,
                "version",
                1L);
        columns.putAll(columns(executor));
        columns.putAll(follow(of.words()));
        columns.putAll(DueColumns.of(due));
        Sql.insert(jdbc, "vt_directive_line", columns);
    }

    static Map<String, @Nullable Object> columns(Executor executor) {
        return Sql.map("executor", executor.code(), "executor_name", executor.name(), "unit", executor.unit());
    }

    /** What lines repeat of their directive. */
    static Map<String, @Nullable Object> follow(DirectiveRow.Words words) {
        return Sql.map(
                "officer", words.officer(),
                "ordered_by", words.orderedBy(),
                "field_code", words.field(),
                "urgency_rank", HIGHEST_URGENCY - words.urgency());
    }

    /**
     * Changes a line that still is as it was seen.
     *
     * @throws ConflictException if somebody was faster
     */
    LineRow change(LineRow seen, Map<String, @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_directive_line", "id", seen.id(), seen.version(), columns)) {
            throw new ConflictException(
                    "directive.error.changed-meanwhile", seen.executor().name());
        }
        return find(seen.id()).orElseThrow();
    }

    /** The directive has another officer: so have its lines. */
    void refollow(DirectiveRow directive) {
        jdbc.update(
                "UPDATE vt_directive_line SET officer = ?, version = version + 1 WHERE directive_id = ?",
                directive.words().officer(),
                directive.id());
    }

    void deleteOf(long directiveId) {
        jdbc.update("DELETE FROM vt_directive_line WHERE directive_id = ?", directiveId);
    }

    Optional<LineRow> find(long id) {
        return query("id = ?", id).stream().findFirst();
    }

    /** The line, locked until the transaction ends. */
    Optional<LineRow> lock(long id) {
        return query("id = ? FOR UPDATE", id).stream().findFirst();
    }

    /** The lines of a directive, the lead first. */
    List<LineRow> of(long directiveId) {
        return jdbc.query(
                "SELECT * FROM vt_directive_line WHERE directive_id = ? ORDER BY id",
                (row, index) -> read(row),
                directiveId);
    }

    /** The lines of all directives. */
    List<LineRow> of(Collection<Long> directiveIds) {
        if (directiveIds.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "SELECT * FROM vt_directive_line WHERE directive_id IN (" + Sql.marks(directiveIds.size())
                        + ") ORDER BY id",
                (row, index) -> read(row),
                directiveIds.toArray());
    }

    /** The lines that came to an executor with a document. */
    List<LineRow> at(String nodeId) {
        return query("node_id = ? ORDER BY id", nodeId);
    }

    /** As {@link #at}, locked until the transaction ends. */
    List<LineRow> lockAt(String nodeId) {
        return query("node_id = ? ORDER BY id FOR UPDATE", nodeId);
    }

    /** What runs for an agency with a deadline, as giver or as executor. */
    List<LineRow> withDeadline(String agency) {
        return jdbc.query(
                "SELECT * FROM vt_directive_line WHERE running = 1 AND due_at IS NOT NULL AND agency = ? UNION ALL"
                        + " SELECT * FROM vt_directive_line WHERE running = 1 AND due_at IS NOT NULL AND executor = ? AND agency <> ?",
                (row, index) -> read(row),
                agency,
                agency,
                agency);
    }

    private List<LineRow> query(String condition, Object value) {
        return jdbc.query("SELECT * FROM vt_directive_line WHERE " + condition, (row, index) -> read(row), value);
    }

    static LineRow read(ResultSet row) throws SQLException {
        Instant issuedAt = SqlTime.readNullable(row, "result_issued_at");
        return new LineRow(
                row.getLong("id"),
                row.getLong("directive_id"),
                row.getString("agency"),
                new Executor(row.getString("executor"), row.getString("executor_name"), row.getString("unit")),
                row.getString("part_name"),
                LineState.of(row.getString("state")),
                new Follow(
                        row.getString("officer"),
                        row.getString("ordered_by"),
                        row.getString("field_code"),
                        HIGHEST_URGENCY - row.getInt("urgency_rank")),
                new Place(row.getString("node_id"), row.getString("branch"), row.getString("holder_unit")),
                new Due(
                        DueColumns.read(row),
                        SqlTime.readNullable(row, "first_due_at"),
                        SqlTime.readNullable(row, "update_due_at")),
                times(row),
                issuedAt == null
                        ? null
                        : new Result(row.getString("result_node_id"), row.getString("result_number"), issuedAt),
                new Counts(
                        row.getInt("extensions"),
                        row.getInt("late_extension") == 1,
                        row.getInt("returns"),
                        row.getInt("rejections")),
                row.getLong("version"));
    }

    private static Times times(ResultSet row) throws SQLException {
        return new Times(
                SqlTime.readNullable(row, "given_at"),
                SqlTime.readNullable(row, "registered_at"),
                SqlTime.readNullable(row, "accepted_at"),
                SqlTime.readNullable(row, "updated_at"),
                SqlTime.readNullable(row, "reported_at"),
                SqlTime.readNullable(row, "completed_at"),
                SqlTime.readNullable(row, "withdrawn_at"),
                SqlTime.readNullable(row, "reviewed_at"));
    }
}
