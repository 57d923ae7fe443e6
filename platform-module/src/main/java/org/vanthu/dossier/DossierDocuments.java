package org.vanthu.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.SqlTime;

/** Which documents are in which dossier, in which order. The caller has locked the dossier. */
final class DossierDocuments {

    private final JdbcTemplate jdbc;

    DossierDocuments(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<DossierDocument> of(String dossier) {
        return jdbc.query(
                "SELECT * FROM vt_dossier_document WHERE dossier = ? ORDER BY ordinal",
                (row, index) -> read(row),
                dossier);
    }

    Optional<DossierDocument> find(String dossier, String nodeId) {
        return jdbc
                .query(
                        "SELECT * FROM vt_dossier_document WHERE dossier = ? AND node_id = ?",
                        (row, index) -> read(row),
                        dossier,
                        nodeId)
                .stream()
                .findFirst();
    }

    void insert(DossierDocument document) {
        jdbc.update(
                "INSERT INTO vt_dossier_document (dossier, node_id, ordinal, added_at, added_by, note, reply_due, reply_since, reply_ended_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                document.dossier(),
                document.nodeId(),
                document.ordinal(),
                SqlTime.of(document.addedAt()),
                document.addedBy(),
                document.note(),
                document.replyDue(),
                SqlTime.ofNullable(document.replySince()),
                SqlTime.ofNullable(document.replyEndedAt()));
    }

    /** Takes a document out; those behind it move up. */
    void delete(DossierDocument document) {
        jdbc.update(
                "DELETE FROM vt_dossier_document WHERE dossier = ? AND node_id = ?",
                document.dossier(),
                document.nodeId());
        jdbc.update(
                "UPDATE vt_dossier_document SET ordinal = ordinal - 1 WHERE dossier = ? AND ordinal > ?",
                document.dossier(),
                document.ordinal());
    }

    void place(String dossier, String nodeId, int ordinal) {
        jdbc.update(
                "UPDATE vt_dossier_document SET ordinal = ? WHERE dossier = ? AND node_id = ?",
                ordinal,
                dossier,
                nodeId);
    }

    void annotate(String dossier, String nodeId, @Nullable String note) {
        jdbc.update("UPDATE vt_dossier_document SET note = ? WHERE dossier = ? AND node_id = ?", note, dossier, nodeId);
    }

    void awaitReply(String dossier, String nodeId, @Nullable LocalDate due, @Nullable Instant since) {
        jdbc.update(
                "UPDATE vt_dossier_document SET reply_due = ?, reply_since = ?, reply_ended_at = NULL WHERE dossier = ? AND node_id = ?",
                due,
                SqlTime.ofNullable(since),
                dossier,
                nodeId);
    }

    /** Ends all waiting for replies in the dossier. */
    void endReplies(String dossier, Instant at) {
        jdbc.update(
                "UPDATE vt_dossier_document SET reply_ended_at = ? WHERE dossier = ? AND reply_since IS NOT NULL AND reply_ended_at IS NULL",
                SqlTime.of(at),
                dossier);
    }

    /** Takes up again what ended at the time. */
    void resumeReplies(String dossier, Instant endedAt) {
        jdbc.update(
                "UPDATE vt_dossier_document SET reply_ended_at = NULL WHERE dossier = ? AND reply_ended_at = ?",
                dossier,
                SqlTime.of(endedAt));
    }

    /** Removes the words about a document whose content had to go. */
    void redact(String nodeId) {
        jdbc.update("UPDATE vt_dossier_document SET note = NULL WHERE node_id = ?", nodeId);
    }

    private static DossierDocument read(ResultSet row) throws SQLException {
        return new DossierDocument(
                row.getString("dossier"),
                row.getString("node_id"),
                row.getInt("ordinal"),
                SqlTime.read(row, "added_at"),
                row.getString("added_by"),
                row.getString("note"),
                SqlTime.readDate(row, "reply_due"),
                SqlTime.readNullable(row, "reply_since"),
                SqlTime.readNullable(row, "reply_ended_at"));
    }
}
