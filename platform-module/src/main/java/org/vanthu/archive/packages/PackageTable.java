package org.vanthu.archive.packages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** Which packages were made and taken in, and the archival codes of dossiers. */
final class PackageTable {

    static final String OUT = "out";
    static final String IN = "in";

    private final JdbcTemplate jdbc;

    PackageTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A package.
     *
     * @param direction {@code out} or {@code in}
     * @param files how many files of documents it has
     */
    public record Row(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
            String agency,
            String direction,
            String kind,
            String objectId,
            String dossier,
            String code,
            String title,
            int files,
            long sizeBytes,
            String sha256,
            String note,
            Instant madeAt,
            String madeBy) {}

    void insert(Row row) {
        Sql.insert(
                jdbc,
                "vt_archive_package",
                Sql.map(
                        "id",
                        row.id(),
                        "agency",
                        row.agency(),
                        "direction",
                        row.direction(),
                        "kind",
                        row.kind(),
                        "object_id",
                        row.objectId(),
                        "dossier",
                        row.dossier(),
                        "code",
                        Sql.cut(row.code(), 120),
                        "title",
                        Sql.cut(row.title(), 1000),
                        "files",
                        row.files(),
                        "size_bytes",
                        row.sizeBytes(),
                        "sha256",
                        row.sha256(),
                        "note",
                        Sql.cut(row.note(), 2000),
                        "made_at",
                        row.madeAt(),
                        "made_by",
                        row.madeBy()));
    }

    /** Forgets a package that is made again under its name. */
    void forget(String agency, String direction, String objectId) {
        jdbc.update(
                "DELETE FROM vt_archive_package WHERE agency = ? AND direction = ? AND object_id = ?",
                agency,
                direction,
                objectId);
    }

    /** Packages of an agency, the last first. */
    List<Row> list(String agency, @Nullable String direction, @Nullable String dossier, long before, int limit) {
        StringBuilder sql = new StringBuilder("SELECT * FROM vt_archive_package WHERE agency = ? AND id < ?");
        List<Object> values = new ArrayList<>(List.of(agency, before));
        if (direction != null) {
            sql.append(" AND direction = ?");
            values.add(direction);
        }
        if (dossier != null) {
            sql.append(" AND dossier = ?");
            values.add(dossier);
        }
        values.add(limit);
        return jdbc.query(sql.append(" ORDER BY id DESC LIMIT ?").toString(), (row, i) -> read(row), values.toArray());
    }

    Optional<Row> received(String agency, String objectId) {
        return jdbc
                .query(
                        "SELECT * FROM vt_archive_package WHERE agency = ? AND direction = ? AND object_id = ?",
                        (row, i) -> read(row),
                        agency,
                        IN,
                        objectId)
                .stream()
                .findFirst();
    }

    Optional<String> code(String dossier) {
        return jdbc.queryForList("SELECT code FROM vt_archive_code WHERE dossier = ?", String.class, dossier).stream()
                .findFirst();
    }

    void insertCode(String dossier, String code) {
        jdbc.update("INSERT INTO vt_archive_code (dossier, code) VALUES (?, ?)", dossier, code);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("direction"),
                row.getString("kind"),
                row.getString("object_id"),
                row.getString("dossier"),
                row.getString("code"),
                row.getString("title"),
                row.getInt("files"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("note"),
                SqlTime.read(row, "made_at"),
                row.getString("made_by"));
    }
}
