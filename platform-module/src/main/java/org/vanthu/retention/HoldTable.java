package org.vanthu.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of holds and of what they hold. */
final class HoldTable {

    static final String DOSSIER = "dossier";
    static final String DOCUMENT = "document";

    private static final int BATCH = 500;
    private static final String LASTS = " h.released_at IS NULL AND (h.until_date IS NULL OR h.until_date >= ?)";

    private final JdbcTemplate jdbc;

    HoldTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Hold hold) {
        Sql.insert(
                jdbc,
                "vt_hold",
                Sql.map(
                        "id", hold.id(),
                        "agency", hold.agency(),
                        "name", hold.name(),
                        "reason", hold.reason(),
                        "chosen_by", hold.chosenBy(),
                        "until_date", hold.until(),
                        "items", hold.items(),
                        "placed_at", hold.placedAt(),
                        "placed_by", hold.placedBy(),
                        "version", hold.version()));
    }

    void insertItems(String hold, String kind, Collection<String> targets) {
        jdbc.batchUpdate(
                "INSERT INTO vt_hold_item (hold, target, kind) VALUES (?, ?, ?)",
                targets,
                BATCH,
                (statement, target) -> {
                    statement.setString(1, hold);
                    statement.setString(2, target);
                    statement.setString(3, kind);
                });
    }

    Optional<Hold> find(String id) {
        return jdbc.query("SELECT * FROM vt_hold WHERE id = ?", (row, index) -> read(row), id).stream()
                .findFirst();
    }

    /** Those that last on the day before the others, the latest first. */
    List<Hold> of(String agency, boolean lasting, LocalDate today, List<Object> position, int limit) {
        List<Object> values = new ArrayList<>(List.of(agency));
        StringBuilder sql = new StringBuilder("SELECT h.* FROM vt_hold h WHERE h.agency = ?");
        if (lasting) {
            sql.append(" AND").append(LASTS);
            values.add(today);
        }
        if (!position.isEmpty()) {
            sql.append(" AND (h.placed_at, h.id) < (?, ?)");
            values.addAll(position);
        }
        sql.append(" ORDER BY h.placed_at DESC, h.id DESC LIMIT ?");
        values.add(limit);
        return jdbc.query(sql.toString(), (row, index) -> read(row), values.toArray());
    }

    boolean release(Hold hold, Instant at, String by, String reason) {
        return Sql.update(
                jdbc,
                "vt_hold",
                "id",
                hold.id(),
                hold.version(),
                Sql.map("released_at", at, "released_by", by, "release_reason", reason));
    }

    /** The dossiers of this list that are held, each with the names of its holds. */
    Map<String, List<String>> names(Collection<String> dossiers, LocalDate today) {
        Map<String, TreeSet<String>> held = new HashMap<>();
        if (dossiers.isEmpty()) {
            return Map.of();
        }
        String marks = Sql.marks(dossiers.size());
        List<Object> values = new ArrayList<>(dossiers);
        values.add(today);
        values.addAll(dossiers);
        values.add(today);
        jdbc.query(
                "SELECT i.target AS dossier, h.name FROM vt_hold_item i JOIN vt_hold h ON h.id = i.hold WHERE i.target IN ("
                        + marks + ") AND" + LASTS
                        + " UNION SELECT d.dossier, h.name FROM vt_dossier_document d JOIN vt_hold_item i ON i.target = d.node_id"
                        + " JOIN vt_hold h ON h.id = i.hold WHERE d.dossier IN (" + marks + ") AND" + LASTS,
                row -> {
                    held.computeIfAbsent(row.getString("dossier"), key -> new TreeSet<>())
                            .add(row.getString("name"));
                },
                values.toArray());
        return listed(held);
    }

    private static Map<String, List<String>> listed(Map<String, ? extends Set<String>> held) {
        Map<String, List<String>> names = new HashMap<>();
        held.forEach((dossier, set) -> names.put(dossier, List.copyOf(set)));
        return names;
    }

    /** The names of the holds on a dossier and its documents as they are now, whatever this transaction has read. */
    List<String> namesNow(String dossier, LocalDate today) {
        List<String> names = new ArrayList<>(jdbc.queryForList(
                "SELECT h.name FROM vt_hold_item i JOIN vt_hold h ON h.id = i.hold WHERE i.target = ? AND" + LASTS
                        + " ORDER BY h.name FOR UPDATE",
                String.class,
                dossier,
                today));
        names.addAll(jdbc.queryForList(
                "SELECT h.name FROM vt_dossier_document d JOIN vt_hold_item i ON i.target = d.node_id"
                        + " JOIN vt_hold h ON h.id = i.hold WHERE d.dossier = ? AND" + LASTS
                        + " ORDER BY h.name FOR UPDATE",
                String.class,
                dossier,
                today));
        return names.stream().distinct().toList();
    }

    /** As {@link #namesNow(String, LocalDate)}, of several; those that nothing holds are missing. */
    Map<String, List<String>> namesNow(Collection<String> dossiers, LocalDate today) {
        Map<String, TreeSet<String>> held = new HashMap<>();
        if (dossiers.isEmpty()) {
            return Map.of();
        }
        String marks = Sql.marks(dossiers.size());
        List<Object> values = new ArrayList<>(dossiers);
        values.add(today);
        for (String sql : List.of(
                "SELECT i.target AS dossier, h.name FROM vt_hold_item i JOIN vt_hold h ON h.id = i.hold WHERE i.target IN ("
                        + marks + ") AND" + LASTS + " ORDER BY i.target, h.name FOR UPDATE",
                "SELECT d.dossier, h.name FROM vt_dossier_document d JOIN vt_hold_item i ON i.target = d.node_id"
                        + " JOIN vt_hold h ON h.id = i.hold WHERE d.dossier IN (" + marks + ") AND" + LASTS
                        + " ORDER BY d.dossier, h.name FOR UPDATE")) {
            jdbc.query(
                    sql,
                    row -> {
                        held.computeIfAbsent(row.getString("dossier"), key -> new TreeSet<>())
                                .add(row.getString("name"));
                    },
                    values.toArray());
        }
        return listed(held);
    }

    /** The holds on a dossier or a document, by themselves or with a document inside. */
    List<Hold> on(String dossier) {
        return jdbc.query(
                "SELECT h.* FROM vt_hold h WHERE h.id IN (SELECT i.hold FROM vt_hold_item i WHERE i.target = ?)"
                        + " OR h.id IN (SELECT i.hold FROM vt_dossier_document d JOIN vt_hold_item i ON i.target = d.node_id"
                        + " WHERE d.dossier = ?) ORDER BY h.placed_at, h.id",
                (row, index) -> read(row),
                dossier,
                dossier);
    }

    /** What a hold holds, dossiers and documents, by their ids. */
    List<Item> items(String hold, String after, int limit) {
        return jdbc.query(
                "SELECT i.target, i.kind, d.code, d.title, d.state, r.subject FROM vt_hold_item i"
                        + " LEFT JOIN vt_dossier d ON d.id = i.target LEFT JOIN vt_document r ON r.node_id = i.target"
                        + " WHERE i.hold = ? AND i.target > ? ORDER BY i.target LIMIT ?",
                (row, index) -> new Item(
                        row.getString("target"),
                        row.getString("kind"),
                        row.getString("code") == null ? "" : row.getString("code"),
                        row.getString("title") != null
                                ? row.getString("title")
                                : row.getString("subject") == null ? "" : row.getString("subject"),
                        row.getString("state") == null ? "" : row.getString("state")),
                hold,
                after,
                limit);
    }

    /** One thing that is held. */
    record Item(String target, String kind, String code, String title, String state) {}

    private static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                row.getString("id"),
                row.getString("agency"),
                row.getString("name"),
                row.getString("reason"),
                row.getString("chosen_by"),
                SqlTime.readDate(row, "until_date"),
                row.getInt("items"),
                SqlTime.read(row, "placed_at"),
                row.getString("placed_by"),
                SqlTime.readNullable(row, "released_at"),
                row.getString("released_by"),
                row.getString("release_reason"),
                row.getLong("version"));
    }
}
