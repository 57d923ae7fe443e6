package org.vanthu.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The rows of dossiers. Whoever changes something in a dossier locks its row first. */
final class DossierTable {

    private final JdbcTemplate jdbc;

    DossierTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Dossier dossier) {
        jdbc.update(
                "INSERT INTO vt_dossier (id, agency, dossier_year, code, title, title_key, description, kind, unit, owner,"
                        + " state, retention, due_date, opened_at, opened_by, ended_at, ended_by, end_note, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                dossier.id(),
                dossier.agency(),
                dossier.year(),
                dossier.code(),
                dossier.title(),
                TextKey.of(dossier.title()),
                dossier.description(),
                dossier.kind(),
                dossier.unit(),
                dossier.owner(),
                dossier.state(),
                dossier.retention(),
                dossier.dueDate(),
                SqlTime.of(dossier.openedAt()),
                dossier.openedBy(),
                SqlTime.ofNullable(dossier.endedAt()),
                dossier.endedBy(),
                dossier.endNote(),
                dossier.version());
    }

    /** Writes what may change, with the next version; the row is locked. */
    void update(Dossier dossier) {
        jdbc.update(
                "UPDATE vt_dossier SET code = ?, title = ?, title_key = ?, description = ?, kind = ?, unit = ?, owner = ?,"
                        + " state = ?, retention = ?, due_date = ?, ended_at = ?, ended_by = ?, end_note = ?,"
                        + " version = version + 1 WHERE id = ?",
                dossier.code(),
                dossier.title(),
                TextKey.of(dossier.title()),
                dossier.description(),
                dossier.kind(),
                dossier.unit(),
                dossier.owner(),
                dossier.state(),
                dossier.retention(),
                dossier.dueDate(),
                SqlTime.ofNullable(dossier.endedAt()),
                dossier.endedBy(),
                dossier.endNote(),
                dossier.id());
    }

    Optional<Dossier> find(String id) {
        return jdbc.query("SELECT * FROM vt_dossier WHERE id = ?", (row, index) -> read(row), id).stream()
                .findFirst();
    }

    /** @throws NotFoundException if there is none */
    Dossier get(String id) {
        return find(id).orElseThrow(() -> new NotFoundException("dossier.error.no-dossier", id));
    }

    /**
     * Locks the row until the transaction ends.
     *
     * @param version the version that the person saw, or null where it does not matter
     * @throws ConflictException if it was changed since
     */
    Dossier lock(String id, @Nullable Long version) {
        Dossier dossier =
                jdbc.query("SELECT * FROM vt_dossier WHERE id = ? FOR UPDATE", (row, index) -> read(row), id).stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("dossier.error.no-dossier", id));
        if (version != null && version != dossier.version()) {
            throw new ConflictException("dossier.error.changed-meanwhile", dossier.code());
        }
        return dossier;
    }

    boolean isTaken(String agency, int year, String code) {
        return !jdbc.queryForList(
                        "SELECT id FROM vt_dossier WHERE agency = ? AND dossier_year = ? AND code = ?",
                        String.class,
                        agency,
                        year,
                        code)
                .isEmpty();
    }

    /** The dossiers that a person keeps in an agency, in the order of opening. */
    List<Dossier> ofOwner(String agency, String owner) {
        return jdbc.query(
                "SELECT * FROM vt_dossier WHERE owner = ? AND agency = ? ORDER BY opened_at, id",
                (row, index) -> read(row),
                owner,
                agency);
    }

    /** The dossiers that a document is in. */
    List<Dossier> ofDocument(String nodeId) {
        return jdbc.query(
                "SELECT d.* FROM vt_dossier d JOIN vt_dossier_document c ON c.dossier = d.id WHERE c.node_id = ? ORDER BY d.opened_at, d.id",
                (row, index) -> read(row),
                nodeId);
    }

    /** Whether a document is in the registry of the agency or in one of its dossiers. */
    boolean isDocumentOf(String agency, String nodeId) {
        return !jdbc.queryForList(
                        "SELECT node_id FROM vt_document WHERE node_id = ? AND agency = ? UNION SELECT c.node_id"
                                + " FROM vt_dossier_document c JOIN vt_dossier d ON d.id = c.dossier WHERE c.node_id = ? AND d.agency = ?",
                        String.class,
                        nodeId,
                        agency,
                        nodeId,
                        agency)
                .isEmpty();
    }

    List<Dossier> query(String sql, Collection<?> values) {
        return jdbc.query(sql, (row, index) -> read(row), values.toArray());
    }

    /** Counters of dossiers for lists: documents, open opinions, and the earliest reply awaited. */
    List<Counts> counts(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = Sql.marks(ids.size());
        return jdbc.query(
                "SELECT d.id, (SELECT count(*) FROM vt_dossier_document c WHERE c.dossier = d.id) AS documents,"
                        + " (SELECT count(*) FROM vt_dossier_opinion o WHERE o.dossier = d.id AND o.kind = 'question'"
                        + " AND o.answered_at IS NULL AND o.withdrawn_at IS NULL) AS opinions,"
                        + " (SELECT count(*) FROM vt_dossier_document c WHERE c.dossier = d.id AND c.reply_since IS NOT NULL"
                        + " AND c.reply_ended_at IS NULL) AS replies,"
                        + " (SELECT min(c.reply_due) FROM vt_dossier_document c WHERE c.dossier = d.id AND c.reply_since IS NOT NULL"
                        + " AND c.reply_ended_at IS NULL) AS reply_due"
                        + " FROM vt_dossier d WHERE d.id IN (" + marks + ")",
                (row, index) -> new Counts(
                        row.getString("id"),
                        row.getInt("documents"),
                        row.getInt("opinions"),
                        row.getInt("replies"),
                        SqlTime.readDate(row, "reply_due")),
                ids.toArray());
    }

    private static Dossier read(ResultSet row) throws SQLException {
        @Nullable Instant endedAt = SqlTime.readNullable(row, "ended_at");
        @Nullable LocalDate dueDate = SqlTime.readDate(row, "due_date");
        return new Dossier(
                row.getString("id"),
                row.getString("agency"),
                row.getInt("dossier_year"),
                row.getString("code"),
                row.getString("title"),
                row.getString("description"),
                row.getString("kind"),
                row.getString("unit"),
                row.getString("owner"),
                row.getString("state"),
                row.getString("retention"),
                dueDate,
                SqlTime.read(row, "opened_at"),
                row.getString("opened_by"),
                endedAt,
                row.getString("ended_by"),
                row.getString("end_note"),
                row.getLong("version"));
    }

    /** What lists show of the content of a dossier. */
    record Counts(
            String id,
            int documents,
            int openOpinions,
            int openReplies,
            @Nullable LocalDate replyDue) {}
}
