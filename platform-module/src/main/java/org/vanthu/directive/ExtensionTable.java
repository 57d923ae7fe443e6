package org.vanthu.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.directive.Extension.Asked;
import org.vanthu.directive.Extension.Decision;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of extensions. They are written under the lock of their line. */
final class ExtensionTable {

    private final JdbcTemplate jdbc;

    ExtensionTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Extension one) {
        Asked asked = one.asked();
        Sql.insert(
                jdbc,
                "vt_directive_extension",
                Sql.map(
                        "id", one.id(),
                        "line_id", one.lineId(),
                        "state", one.state(),
                        "asked_at", asked.at(),
                        "asked_by", asked.by(),
                        "asked_due", asked.due(),
                        "reason", asked.reason(),
                        "request_node_id", asked.nodeId(),
                        "request_number", asked.number(),
                        "due_before", one.dueBefore(),
                        "note", ""));
    }

    void decide(long id, String state, Decision decision) {
        jdbc.update(
                "UPDATE vt_directive_extension SET state = ?, decided_at = ?, decided_by = ?, decision_node_id = ?,"
                        + " decision_number = ?, due_after = ?, note = ? WHERE id = ?",
                state,
                SqlTime.of(decision.at()),
                decision.by(),
                decision.nodeId(),
                decision.number(),
                SqlTime.ofNullable(decision.dueAfter()),
                decision.note(),
                id);
    }

    Optional<Extension> find(long id) {
        return jdbc.query("SELECT * FROM vt_directive_extension WHERE id = ?", (row, index) -> read(row), id).stream()
                .findFirst();
    }

    /** Those of a line, oldest first. */
    List<Extension> of(long lineId) {
        return of(List.of(lineId));
    }

    List<Extension> of(Collection<Long> lineIds) {
        if (lineIds.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "SELECT * FROM vt_directive_extension WHERE line_id IN (" + Sql.marks(lineIds.size()) + ") ORDER BY id",
                (row, index) -> read(row),
                lineIds.toArray());
    }

    private static Extension read(ResultSet row) throws SQLException {
        Instant decidedAt = SqlTime.readNullable(row, "decided_at");
        return new Extension(
                row.getLong("id"),
                row.getLong("line_id"),
                row.getString("state"),
                new Asked(
                        SqlTime.read(row, "asked_at"),
                        row.getString("asked_by"),
                        row.getObject("asked_due", LocalDate.class),
                        row.getString("reason"),
                        row.getString("request_node_id"),
                        row.getString("request_number")),
                SqlTime.readNullable(row, "due_before"),
                decidedAt == null
                        ? null
                        : new Decision(
                                decidedAt,
                                row.getString("decided_by"),
                                SqlTime.readNullable(row, "due_after"),
                                row.getString("decision_node_id"),
                                Objects.requireNonNullElse(row.getString("decision_number"), ""),
                                row.getString("note")));
    }
}
