package org.vanthu.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of what people ask of the archive. */
final class ReadingTable {

    private final JdbcTemplate jdbc;

    ReadingTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(ReadingRequest one) {
        Sql.insert(
                jdbc,
                "vt_archive_request",
                Sql.map(
                        "id", one.id(),
                        "agency", one.agency(),
                        "kind", one.kind(),
                        "dossier", one.dossier(),
                        "asked_by", one.askedBy(),
                        "asked_at", one.askedAt(),
                        "reader", one.reader(),
                        "purpose", one.purpose(),
                        "reason", one.reason(),
                        "state", one.state(),
                        "copies", one.copies(),
                        "version", one.version()));
    }

    /** @throws NotFoundException if there is none */
    ReadingRequest get(String id) {
        return query("SELECT * FROM vt_archive_request WHERE id = ?", List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("archive.error.no-request", id));
    }

    List<ReadingRequest> query(String sql, List<Object> values) {
        return jdbc.query(sql, (row, index) -> read(row), values.toArray());
    }

    /** @throws ConflictException if another version was seen */
    void change(ReadingRequest one, long version, Map<String, ? extends @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_archive_request", "id", one.id(), version, columns)) {
            throw new ConflictException("archive.error.changed-meanwhile");
        }
    }

    void countCopies(String id, int number) {
        jdbc.update("UPDATE vt_archive_request SET copies = copies + ? WHERE id = ?", number, id);
    }

    /** Whether the papers of a dossier are lent now; the caller has locked the dossier's row. */
    boolean isLent(String dossier) {
        return !query(
                        "SELECT * FROM vt_archive_request WHERE dossier = ? AND state = ? AND kind = ?",
                        List.of(dossier, ReadingRequest.GRANTED, ReadingRequest.BORROW))
                .isEmpty();
    }

    private static ReadingRequest read(ResultSet row) throws SQLException {
        return new ReadingRequest(
                row.getString("id"),
                row.getString("agency"),
                row.getString("kind"),
                row.getString("dossier"),
                row.getString("asked_by"),
                SqlTime.read(row, "asked_at"),
                row.getString("reader"),
                row.getString("purpose"),
                row.getString("reason"),
                row.getString("state"),
                row.getString("decided_by"),
                SqlTime.readNullable(row, "decided_at"),
                row.getString("decision"),
                SqlTime.readNullable(row, "open_until"),
                SqlTime.readDate(row, "due_on"),
                SqlTime.readNullable(row, "returned_at"),
                row.getInt("copies"),
                row.getLong("version"));
    }
}
