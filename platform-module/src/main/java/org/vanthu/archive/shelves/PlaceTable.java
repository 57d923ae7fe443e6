package org.vanthu.archive.shelves;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.archive.ArchiveStage;
import org.vanthu.archive.shelves.Place.Kind;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;

/** The rows of places and of the dossiers in boxes; what was transferred or destroyed is in no box any more. */
final class PlaceTable {

    /** Dossiers that lie in a box: those that the archive has. */
    private static final String IN_BOXES = " vt_archive_boxed b JOIN vt_archive_dossier s ON s.dossier = b.dossier"
            + " AND s.stage IN ('" + ArchiveStage.ACCEPTED + "', '" + ArchiveStage.TRANSFERRING + "')";

    private final JdbcTemplate jdbc;

    PlaceTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** A dossier in a box. */
    record Boxed(
            String id,
            String box,
            int year,
            String code,
            String title,
            @Nullable String retention,
            @Nullable Integer sheets) {}

    void insert(Place place) {
        Sql.insert(
                jdbc,
                "vt_archive_place",
                Sql.map(
                        "id", place.id(),
                        "agency", place.agency(),
                        "kind", place.kind().code(),
                        "parent", place.parent(),
                        "code", place.code(),
                        "name", place.name(),
                        "version", place.version()));
    }

    /** @throws NotFoundException if there is none */
    Place get(String id) {
        return one("SELECT * FROM vt_archive_place WHERE id = ?", id);
    }

    /** Locks the row until the transaction ends. */
    Place lock(String id) {
        return one("SELECT * FROM vt_archive_place WHERE id = ? FOR UPDATE", id);
    }

    private Place one(String sql, String id) {
        return jdbc.query(sql, (row, index) -> read(row), id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("archive.error.no-place", id));
    }

    Optional<Place> find(String agency, Kind kind, String code) {
        return jdbc
                .query(
                        "SELECT * FROM vt_archive_place WHERE agency = ? AND kind = ? AND code = ?",
                        (row, index) -> read(row),
                        agency,
                        kind.code(),
                        code)
                .stream()
                .findFirst();
    }

    /** Stores of an agency, or what is directly in a place. */
    List<Place> in(String agency, @Nullable String parent) {
        return parent == null
                ? jdbc.query(
                        "SELECT * FROM vt_archive_place WHERE agency = ? AND kind = ? ORDER BY code",
                        (row, index) -> read(row),
                        agency,
                        Kind.STORE.code())
                : jdbc.query(
                        "SELECT * FROM vt_archive_place WHERE parent = ? ORDER BY code",
                        (row, index) -> read(row),
                        parent);
    }

    /** @throws ConflictException if another version was seen */
    void change(Place place, long version) {
        Map<String, ?> columns = Sql.map("parent", place.parent(), "code", place.code(), "name", place.name());
        if (!Sql.update(jdbc, "vt_archive_place", "id", place.id(), version, columns)) {
            throw new ConflictException("archive.error.changed-meanwhile");
        }
    }

    void delete(String id) {
        jdbc.update("DELETE FROM vt_archive_place WHERE id = ?", id);
    }

    boolean isEmpty(String id) {
        return jdbc.queryForList("SELECT id FROM vt_archive_place WHERE parent = ? LIMIT 1", String.class, id)
                        .isEmpty()
                && jdbc.queryForList("SELECT b.dossier FROM" + IN_BOXES + " WHERE b.box = ? LIMIT 1", String.class, id)
                        .isEmpty();
    }

    /** Deletes what is left of dossiers that lay in a box until they were transferred or destroyed. */
    void clear(String box) {
        jdbc.update("DELETE FROM vt_archive_boxed WHERE box = ?", box);
    }

    /** How many dossiers are in each of the places, whatever their kind. */
    Map<String, Integer> dossiers(Kind kind, Collection<String> places) {
        Map<String, Integer> counts = new HashMap<>();
        if (!places.isEmpty()) {
            String key = kind == Kind.BOX ? "x.id" : kind == Kind.SHELF ? "x.parent" : "g.parent";
            jdbc.query(
                    "SELECT " + key + " AS place, count(*) AS dossiers FROM" + IN_BOXES
                            + " JOIN vt_archive_place x ON x.id = b.box JOIN vt_archive_place g ON g.id = x.parent WHERE "
                            + key + " IN (" + Sql.marks(places.size()) + ") GROUP BY " + key,
                    row -> {
                        counts.put(row.getString("place"), row.getInt("dossiers"));
                    },
                    places.toArray());
        }
        return counts;
    }

    /** How many places are directly in each of the places. */
    Map<String, Integer> places(Collection<String> parents) {
        Map<String, Integer> counts = new HashMap<>();
        if (!parents.isEmpty()) {
            jdbc.query(
                    "SELECT parent, count(*) AS places FROM vt_archive_place WHERE parent IN ("
                            + Sql.marks(parents.size()) + ") GROUP BY parent",
                    row -> {
                        counts.put(row.getString("parent"), row.getInt("places"));
                    },
                    parents.toArray());
        }
        return counts;
    }

    /** The dossiers of boxes by year and code. */
    List<Boxed> boxed(Collection<String> boxes) {
        return boxes.isEmpty()
                ? List.of()
                : jdbc.query(
                        "SELECT d.id, b.box, d.dossier_year, d.code, d.title, d.retention, s.sheets FROM" + IN_BOXES
                                + " JOIN vt_dossier d ON d.id = b.dossier WHERE b.box IN (" + Sql.marks(boxes.size())
                                + ") ORDER BY d.dossier_year, d.code",
                        (row, index) -> new Boxed(
                                row.getString("id"),
                                row.getString("box"),
                                row.getInt("dossier_year"),
                                row.getString("code"),
                                row.getString("title"),
                                row.getString("retention"),
                                row.getObject("sheets") == null ? null : (Integer) row.getInt("sheets")),
                        boxes.toArray());
    }

    /** The boxes of dossiers by the dossiers' ids. */
    Map<String, String> boxesOf(Collection<String> dossiers) {
        Map<String, String> boxes = new HashMap<>();
        if (!dossiers.isEmpty()) {
            jdbc.query(
                    "SELECT b.dossier, b.box FROM" + IN_BOXES + " WHERE b.dossier IN (" + Sql.marks(dossiers.size())
                            + ")",
                    row -> {
                        boxes.put(row.getString("dossier"), row.getString("box"));
                    },
                    dossiers.toArray());
        }
        return boxes;
    }

    /** The ids of the dossiers of a submission. */
    List<String> ofSubmission(String agency, String submission) {
        return jdbc.queryForList(
                "SELECT i.dossier FROM vt_archive_submission_item i JOIN vt_archive_submission s ON s.id = i.submission"
                        + " WHERE s.agency = ? AND s.id = ?",
                String.class,
                agency,
                submission);
    }

    /** The id of a dossier of the agency by year and code, e.g. {@code 2026/01.TCCB}. */
    Optional<String> idOf(String agency, int year, String code) {
        return jdbc
                .queryForList(
                        "SELECT id FROM vt_dossier WHERE agency = ? AND dossier_year = ? AND code = ?",
                        String.class,
                        agency,
                        year,
                        code)
                .stream()
                .findFirst();
    }

    /** Locks the dossier in the archive, so that it is put into one box; false where the archive has none of it. */
    boolean lockKept(String agency, String dossier) {
        return !jdbc.queryForList(
                        "SELECT dossier FROM vt_archive_dossier WHERE dossier = ? AND agency = ? AND stage IN (?, ?)"
                                + " FOR UPDATE",
                        String.class,
                        dossier,
                        agency,
                        ArchiveStage.ACCEPTED,
                        ArchiveStage.TRANSFERRING)
                .isEmpty();
    }

    /** Puts a dossier that is locked into a box, out of the one where it was, or out of all. */
    void put(String agency, String dossier, @Nullable String box, Instant at, String by) {
        jdbc.update("DELETE FROM vt_archive_boxed WHERE dossier = ?", dossier);
        if (box != null) {
            Sql.insert(
                    jdbc,
                    "vt_archive_boxed",
                    Sql.map("dossier", dossier, "agency", agency, "box", box, "put_at", at, "put_by", by));
        }
    }

    private static Place read(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String name = row.getString("name");
        return new Place(
                row.getString("id"),
                row.getString("agency"),
                kind.equals(Kind.STORE.code()) ? Kind.STORE : kind.equals(Kind.SHELF.code()) ? Kind.SHELF : Kind.BOX,
                row.getString("parent"),
                row.getString("code"),
                name == null ? "" : name,
                row.getLong("version"));
    }
}
