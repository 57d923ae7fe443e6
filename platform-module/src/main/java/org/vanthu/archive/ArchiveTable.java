package org.vanthu.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of dossiers in the archive and of the documents that it keeps. */
final class ArchiveTable {

    private final JdbcTemplate jdbc;

    ArchiveTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    Optional<ArchiveDossier> find(String dossier) {
        return jdbc
                .query("SELECT * FROM vt_archive_dossier WHERE dossier = ?", (row, index) -> read(row), dossier)
                .stream()
                .findFirst();
    }

    /** Locks the row until the transaction ends. */
    Optional<ArchiveDossier> lock(String dossier) {
        return jdbc
                .query(
                        "SELECT * FROM vt_archive_dossier WHERE dossier = ? FOR UPDATE",
                        (row, index) -> read(row),
                        dossier)
                .stream()
                .findFirst();
    }

    List<ArchiveDossier> of(Collection<String> dossiers) {
        return dossiers.isEmpty()
                ? List.of()
                : jdbc.query(
                        "SELECT * FROM vt_archive_dossier WHERE dossier IN (" + Sql.marks(dossiers.size()) + ")",
                        (row, index) -> read(row),
                        dossiers.toArray());
    }

    /** The id of a dossier by year and code, e.g. {@code 2026/01.TCCB}. */
    Optional<String> idOf(String agency, String yearAndCode) {
        int slash = yearAndCode.indexOf('/');
        if (!yearAndCode.matches("\\d{4}/.+")) {
            return Optional.empty();
        }
        return jdbc
                .queryForList(
                        "SELECT id FROM vt_dossier WHERE agency = ? AND dossier_year = ? AND code = ?",
                        String.class,
                        agency,
                        Integer.parseInt(yearAndCode.substring(0, slash)),
                        yearAndCode.substring(slash + 1).strip())
                .stream()
                .findFirst();
    }

    void insert(Map<String, ? extends @Nullable Object> columns) {
        Sql.insert(jdbc, "vt_archive_dossier", columns);
    }

    /** Writes columns of a row that is locked. */
    void change(ArchiveDossier dossier, Map<String, ? extends @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_archive_dossier", "dossier", dossier.dossier(), dossier.version(), columns)) {
            throw new ConflictException("archive.error.changed-meanwhile");
        }
    }

    void countView(String dossier) {
        jdbc.update("UPDATE vt_archive_dossier SET views = views + 1 WHERE dossier = ?", dossier);
    }

    void addRecord(String nodeId, String dossier) {
        Sql.insert(jdbc, "vt_archive_record", Sql.map("node_id", nodeId, "dossier", dossier));
    }

    void removeRecords(String dossier) {
        jdbc.update("DELETE FROM vt_archive_record WHERE dossier = ?", dossier);
    }

    /** Whether a document is kept by a dossier at all. */
    boolean isRecord(String nodeId) {
        return !jdbc.queryForList("SELECT dossier FROM vt_archive_record WHERE node_id = ?", String.class, nodeId)
                .isEmpty();
    }

    private static ArchiveDossier read(ResultSet row) throws SQLException {
        return new ArchiveDossier(
                row.getString("dossier"),
                row.getString("agency"),
                row.getString("stage"),
                SqlTime.read(row, "stage_at"),
                row.getString("stage_by"),
                row.getString("accession"),
                number(row, "accession_year"),
                number(row, "accession_ordinal"),
                number(row, "file_ordinal"),
                row.getString("submission"),
                row.getString("reason"),
                SqlTime.readDate(row, "kept_until"),
                row.getString("box"),
                number(row, "sheets"),
                row.getInt("views"),
                row.getLong("version"));
    }

    static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
