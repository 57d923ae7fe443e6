package org.vanthu.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of the levels of access. */
final class AccessTable {

    private final JdbcTemplate jdbc;

    AccessTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Locks dossiers until the transaction ends, in one order for all who do so. */
    void lock(Collection<String> dossiers) {
        jdbc.queryForList(
                "SELECT id FROM vt_dossier WHERE id IN (" + Sql.marks(dossiers.size()) + ") ORDER BY id FOR UPDATE",
                String.class,
                dossiers.toArray());
    }

    /** Those of which somebody said something. */
    Map<String, AccessLevel> of(Collection<String> dossiers) {
        Map<String, AccessLevel> found = new HashMap<>();
        if (!dossiers.isEmpty()) {
            jdbc.query(
                    "SELECT * FROM vt_archive_access WHERE dossier IN (" + Sql.marks(dossiers.size()) + ")",
                    row -> {
                        found.put(row.getString("dossier"), read(row));
                    },
                    dossiers.toArray());
        }
        return found;
    }

    void insert(String agency, AccessLevel level) {
        Sql.insert(
                jdbc,
                "vt_archive_access",
                Sql.map(
                        "dossier", level.dossier(),
                        "agency", agency,
                        "access_level", level.code(),
                        "set_by", level.setBy(),
                        "set_at", level.setAt(),
                        "reviewed_by", level.reviewedBy(),
                        "reviewed_at", level.reviewedAt()));
    }

    /** Writes a row of a dossier that is locked. */
    void update(AccessLevel level) {
        Map<String, ?> columns = Sql.map(
                "access_level", level.code(),
                "set_by", level.setBy(),
                "set_at", level.setAt(),
                "reviewed_by", level.reviewedBy(),
                "reviewed_at", level.reviewedAt());
        Object[] values = java.util.Arrays.copyOf(columns.values().toArray(), columns.size() + 1);
        values[columns.size()] = level.dossier();
        jdbc.update("UPDATE vt_archive_access SET " + Sql.sets(columns) + " WHERE dossier = ?", values);
    }

    /** Forgets what was said of a dossier that is locked. */
    void delete(String dossier) {
        jdbc.update("DELETE FROM vt_archive_access WHERE dossier = ?", dossier);
    }

    static AccessLevel read(ResultSet row) throws SQLException {
        return new AccessLevel(
                row.getString("dossier"),
                row.getString("access_level"),
                row.getString("set_by"),
                SqlTime.readNullable(row, "set_at"),
                row.getString("reviewed_by"),
                SqlTime.readNullable(row, "reviewed_at"));
    }
}
