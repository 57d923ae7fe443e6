package org.vanthu.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.deadline.DueColumns;
import org.vanthu.directive.Request.Answer;
import org.vanthu.directive.Request.To;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of requests. */
final class RequestTable {

    private final JdbcTemplate jdbc;

    RequestTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Request one) {
        Map<String, @Nullable Object> columns = Sql.map(
                "id", one.id(),
                "line_id", one.lineId(),
                "kind", one.kind(),
                "shift_due", one.shiftDue(),
                "to_line_id", one.to().lineId(),
                "to_agency", one.to().agency(),
                "to_name", one.to().name(),
                "state", one.state(),
                "running", 1,
                "asked_at", one.askedAt(),
                "asked_by", one.askedBy(),
                "said", one.text(),
                "answer", "",
                "branch", one.branch(),
                "version", 1L);
        columns.putAll(DueColumns.of(one.deadline()));
        Sql.insert(jdbc, "vt_directive_request", columns);
    }

    /** @throws ConflictException if somebody was faster */
    Request change(Request seen, Map<String, @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_directive_request", "id", seen.id(), seen.version(), columns)) {
            throw new ConflictException(
                    "directive.error.changed-meanwhile", seen.to().name());
        }
        return find(seen.id()).orElseThrow();
    }

    Optional<Request> find(long id) {
        return query("id = ?", id).stream().findFirst();
    }

    Optional<Request> lock(long id) {
        return query("id = ? FOR UPDATE", id).stream().findFirst();
    }

    /** What the line asked, and what was asked of it, oldest first. */
    List<Request> of(long lineId) {
        return query("line_id = ? OR to_line_id = ? ORDER BY id", lineId, lineId);
    }

    /** What runs for an agency with a deadline. */
    List<Request> withDeadline(String agency) {
        return query("to_agency = ? AND running = 1 AND due_at IS NOT NULL", agency);
    }

    private List<Request> query(String condition, Object... values) {
        return jdbc.query("SELECT * FROM vt_directive_request WHERE " + condition, (row, index) -> read(row), values);
    }

    private static Request read(ResultSet row) throws SQLException {
        Instant answeredAt = SqlTime.readNullable(row, "answered_at");
        return new Request(
                row.getLong("id"),
                row.getLong("line_id"),
                row.getString("kind"),
                row.getString("state"),
                new To(row.getLong("to_line_id"), row.getString("to_agency"), row.getString("to_name")),
                SqlTime.read(row, "asked_at"),
                row.getString("asked_by"),
                row.getString("said"),
                SqlTime.readDate(row, "shift_due"),
                DueColumns.read(row),
                answeredAt == null
                        ? null
                        : new Answer(
                                answeredAt,
                                row.getString("answered_by"),
                                row.getString("answer"),
                                row.getString("answer_node_id"),
                                Objects.requireNonNullElse(row.getString("answer_number"), "")),
                row.getString("branch"),
                row.getLong("version"));
    }
}
