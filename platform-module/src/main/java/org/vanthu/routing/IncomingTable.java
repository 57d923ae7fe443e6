package org.vanthu.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;

/** The rows of documents in processing, and of what answered them. */
final class IncomingTable {

    private final JdbcTemplate jdbc;

    IncomingTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @throws ConflictException if the processing has begun already */
    void insert(IncomingRow row) {
        try {
            jdbc.update(
                    """
                    INSERT INTO vt_incoming (node_id, agency, state, response, reply_due, task_assigning, director, lead_unit,
                      lead_holder, lead_due, earlier_number, earlier_node_id, begun_at, ended_at, ended_by, ended_for, version)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    row.nodeId(),
                    row.agency(),
                    row.state().code(),
                    row.response(),
                    row.replyDue(),
                    row.taskAssigning(),
                    row.director(),
                    row.leadUnit(),
                    row.leadHolder(),
                    SqlTime.ofNullable(row.leadDue()),
                    row.earlierNumber(),
                    row.earlierNodeId(),
                    SqlTime.of(row.begunAt()),
                    SqlTime.ofNullable(row.endedAt()),
                    row.endedBy(),
                    row.endedFor(),
                    row.version());
        } catch (DuplicateKeyException e) {
            throw new ConflictException("routing.error.changed-meanwhile", row.nodeId());
        }
    }

    Optional<IncomingRow> find(String nodeId) {
        return jdbc.query("SELECT * FROM vt_incoming WHERE node_id = ?", (row, index) -> read(row), nodeId).stream()
                .findFirst();
    }

    /** The row, locked until the transaction ends. */
    Optional<IncomingRow> lock(String nodeId) {
        return jdbc
                .query("SELECT * FROM vt_incoming WHERE node_id = ? FOR UPDATE", (row, index) -> read(row), nodeId)
                .stream()
                .findFirst();
    }

    /** @throws NotFoundException if the document is not in processing */
    IncomingRow locked(String nodeId) {
        return lock(nodeId).orElseThrow(() -> new NotFoundException("routing.error.not-begun", nodeId));
    }

    /** Writes a row that the transaction has locked, and returns it with its new version. */
    IncomingRow update(IncomingRow row) {
        jdbc.update(
                """
                UPDATE vt_incoming SET state = ?, response = ?, reply_due = ?, task_assigning = ?, director = ?, lead_unit = ?,
                  lead_holder = ?, lead_due = ?, earlier_number = ?, earlier_node_id = ?, ended_at = ?, ended_by = ?, ended_for = ?,
                  version = version + 1 WHERE node_id = ?""",
                row.state().code(),
                row.response(),
                row.replyDue(),
                row.taskAssigning(),
                row.director(),
                row.leadUnit(),
                row.leadHolder(),
                SqlTime.ofNullable(row.leadDue()),
                row.earlierNumber(),
                row.earlierNodeId(),
                SqlTime.ofNullable(row.endedAt()),
                row.endedBy(),
                row.endedFor(),
                row.nodeId());
        return find(row.nodeId()).orElseThrow();
    }

    /** Notes that a document answered another; once, however often it is told. */
    void answered(String nodeId, String answerId, String number, Instant at) {
        jdbc.update("DELETE FROM vt_incoming_answer WHERE node_id = ? AND answer_id = ?", nodeId, answerId);
        jdbc.update(
                "INSERT INTO vt_incoming_answer (node_id, answer_id, number_text, at_time) VALUES (?, ?, ?, ?)",
                nodeId,
                answerId,
                number,
                SqlTime.of(at));
    }

    /** What answered the document, oldest first. */
    List<Answer> answers(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_incoming_answer WHERE node_id = ? ORDER BY at_time, answer_id",
                (row, index) -> new Answer(
                        row.getString("answer_id"), row.getString("number_text"), SqlTime.read(row, "at_time")),
                nodeId);
    }

    private static IncomingRow read(ResultSet row) throws SQLException {
        return new IncomingRow(
                row.getString("node_id"),
                row.getString("agency"),
                IncomingState.of(row.getString("state")),
                row.getString("response"),
                SqlTime.readDate(row, "reply_due"),
                row.getBoolean("task_assigning"),
                row.getString("director"),
                row.getString("lead_unit"),
                row.getString("lead_holder"),
                SqlTime.readNullable(row, "lead_due"),
                row.getString("earlier_number"),
                row.getString("earlier_node_id"),
                SqlTime.read(row, "begun_at"),
                SqlTime.readNullable(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("ended_for"),
                row.getLong("version"));
    }

    /** A document that answered. */
    record Answer(String nodeId, String number, Instant at) {}
}
