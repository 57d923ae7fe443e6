package org.vanthu.archive.preservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of files that the archive holds. Whoever changes one locks it first. */
final class ArchiveFileTable {

    private final JdbcTemplate jdbc;

    ArchiveFileTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(ArchiveFile file) {
        Sql.insert(
                jdbc,
                "vt_archive_file",
                Sql.map(
                        "node_id",
                        file.nodeId(),
                        "dossier",
                        file.dossier(),
                        "agency",
                        file.agency(),
                        "name",
                        Sql.cut(file.name(), 255),
                        "mimetype",
                        Sql.cut(file.mimetype(), 100),
                        "size_bytes",
                        file.sizeBytes(),
                        "sha256",
                        file.sha256(),
                        "state",
                        file.state(),
                        "taken_at",
                        file.takenAt(),
                        "checked_at",
                        file.checkedAt(),
                        "due_at",
                        file.dueAt(),
                        "copied",
                        file.copied(),
                        "problem",
                        file.problem(),
                        "version",
                        file.version()));
    }

    Optional<ArchiveFile> find(String nodeId) {
        return one("SELECT * FROM vt_archive_file WHERE node_id = ?", nodeId);
    }

    Optional<ArchiveFile> lock(String nodeId) {
        return one("SELECT * FROM vt_archive_file WHERE node_id = ? FOR UPDATE", nodeId);
    }

    void change(ArchiveFile file, Map<String, ? extends @Nullable Object> columns) {
        Sql.update(jdbc, "vt_archive_file", "node_id", file.nodeId(), file.version(), columns);
    }

    void delete(String nodeId) {
        jdbc.update("DELETE FROM vt_archive_file WHERE node_id = ?", nodeId);
    }

    List<ArchiveFile> ofDossier(String dossier) {
        return jdbc.query(
                "SELECT * FROM vt_archive_file WHERE dossier = ? ORDER BY node_id", (row, i) -> read(row), dossier);
    }

    /** The ids of files that are to be checked by now, those that have waited longest first. */
    List<String> due(Instant now, int limit) {
        return jdbc.queryForList(
                "SELECT node_id FROM vt_archive_file WHERE due_at <= ? ORDER BY due_at, node_id LIMIT ?",
                String.class,
                SqlTime.of(now),
                limit);
    }

    /** Whether another file that is still kept has the same bytes. */
    boolean isShared(String sha256, String nodeId) {
        return !jdbc.queryForList(
                        "SELECT node_id FROM vt_archive_file WHERE sha256 = ? AND node_id <> ? AND state <> ? LIMIT 1",
                        String.class,
                        sha256,
                        nodeId,
                        ArchiveFile.GONE)
                .isEmpty();
    }

    /** Files of an agency by node id; {@code which} as {@link Fixity#list} has it. */
    List<ArchiveFile> list(String agency, String which, Instant now, String after, int limit) {
        StringBuilder sql = new StringBuilder("SELECT * FROM vt_archive_file WHERE agency = ? AND node_id > ?");
        List<Object> values = new ArrayList<>(List.of(agency, after));
        switch (which) {
            case "due" -> {
                sql.append(" AND due_at <= ?");
                values.add(SqlTime.of(now));
            }
            case "notCopied" -> {
                sql.append(" AND copied = ?");
                values.add(false);
            }
            case "all" -> {
                // every file
            }
            default -> {
                sql.append(" AND state = ?");
                values.add(which);
            }
        }
        values.add(limit);
        return jdbc.query(sql.append(" ORDER BY node_id LIMIT ?").toString(), (row, i) -> read(row), values.toArray());
    }

    /** How many files there are in each state. */
    Counts counts(String agency, Instant now) {
        return jdbc.queryForObject(
                "SELECT count(*) AS files, coalesce(sum(size_bytes), 0) AS bytes,"
                        + " coalesce(sum(CASE WHEN checked_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS checked,"
                        + " coalesce(sum(CASE WHEN due_at <= ? THEN 1 ELSE 0 END), 0) AS due,"
                        + " coalesce(sum(CASE WHEN state = 'damaged' THEN 1 ELSE 0 END), 0) AS damaged,"
                        + " coalesce(sum(CASE WHEN state = 'repaired' THEN 1 ELSE 0 END), 0) AS repaired,"
                        + " coalesce(sum(CASE WHEN copied THEN 0 ELSE 1 END), 0) AS not_copied,"
                        + " min(checked_at) AS oldest"
                        + " FROM vt_archive_file WHERE agency = ? AND state <> 'gone'",
                (row, i) -> new Counts(
                        row.getLong("files"),
                        row.getLong("bytes"),
                        row.getLong("checked"),
                        row.getLong("due"),
                        row.getLong("damaged"),
                        row.getLong("repaired"),
                        row.getLong("not_copied"),
                        SqlTime.readNullable(row, "oldest")),
                SqlTime.of(now),
                agency);
    }

    /**
     * What the archive of an agency holds.
     *
     * @param oldest when the file was checked that waits longest, or null
     */
    record Counts(
            long files,
            long bytes,
            long checked,
            long due,
            long damaged,
            long repaired,
            long notCopied,
            @Nullable Instant oldest) {}

    private Optional<ArchiveFile> one(String sql, String nodeId) {
        return jdbc.query(sql, (row, i) -> read(row), nodeId).stream().findFirst();
    }

    private static ArchiveFile read(ResultSet row) throws SQLException {
        return new ArchiveFile(
                row.getString("node_id"),
                row.getString("dossier"),
                row.getString("agency"),
                row.getString("name"),
                row.getString("mimetype"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("state"),
                SqlTime.read(row, "taken_at"),
                SqlTime.readNullable(row, "checked_at"),
                SqlTime.read(row, "due_at"),
                row.getBoolean("copied"),
                row.getString("problem"),
                row.getLong("version"));
    }
}
