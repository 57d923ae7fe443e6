package org.vanthu.destruction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of destructions. Whoever changes one has locked its row. */
final class DestructionTable {

    private static final int BATCH = 200;

    private final JdbcTemplate jdbc;

    DestructionTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Destruction one) {
        Sql.insert(
                jdbc,
                "vt_destruction",
                Sql.map(
                        "id", one.id(),
                        "agency", one.agency(),
                        "title", one.title(),
                        "note", one.note(),
                        "state", one.state(),
                        "appraised", one.appraised(),
                        "proposed_by", one.proposedBy(),
                        "proposed_at", one.proposedAt(),
                        "version", one.version()));
    }

    Optional<Destruction> find(String id) {
        return jdbc.query("SELECT * FROM vt_destruction WHERE id = ?", (row, index) -> read(row), id).stream()
                .findFirst();
    }

    Optional<Destruction> lock(String id) {
        return jdbc
                .query("SELECT * FROM vt_destruction WHERE id = ? FOR UPDATE", (row, index) -> read(row), id)
                .stream()
                .findFirst();
    }

    /** Writes columns of a locked row, with the next version. */
    void set(Destruction one, Map<String, ? extends @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_destruction", "id", one.id(), one.version(), columns)) {
            throw new IllegalStateException("the row of destruction " + one.id() + " was not locked");
        }
    }

    /** The latest first, behind a position. */
    List<Destruction> of(String agency, List<Object> position, int limit) {
        List<Object> values = new ArrayList<>(List.of(agency));
        values.addAll(position);
        values.add(limit);
        return jdbc.query(
                "SELECT * FROM vt_destruction WHERE agency = ?"
                        + (position.isEmpty() ? "" : " AND (proposed_at, id) < (?, ?)")
                        + " ORDER BY proposed_at DESC, id DESC LIMIT ?",
                (row, index) -> read(row),
                values.toArray());
    }

    /** How many wait for a step of the kind. */
    long count(String agency, Collection<String> states) {
        List<Object> values = new ArrayList<>(List.of(agency));
        values.addAll(states);
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_destruction WHERE agency = ? AND state IN (" + Sql.marks(states.size()) + ")",
                Long.class,
                values.toArray());
        return count == null ? 0 : count;
    }

    // --- the list

    void insert(List<Item> items) {
        jdbc.batchUpdate(
                "INSERT INTO vt_destruction_item (destruction, dossier, ordinal, reason, duplicate_of, note, state, code,"
                        + " dossier_year, title, retention, expires_on, documents, outcome) VALUES (" + Sql.marks(14)
                        + ")",
                items,
                BATCH,
                (statement, item) -> {
                    statement.setString(1, item.destruction());
                    statement.setString(2, item.dossier());
                    statement.setInt(3, item.ordinal());
                    statement.setString(4, item.reason());
                    statement.setString(5, item.duplicateOf());
                    statement.setString(6, item.note());
                    statement.setString(7, item.state());
                    statement.setString(8, item.code());
                    statement.setInt(9, item.year());
                    statement.setString(10, item.title());
                    statement.setString(11, item.retention());
                    statement.setObject(12, item.expiresOn(), java.sql.Types.DATE);
                    statement.setInt(13, item.documents());
                    statement.setString(14, item.outcome());
                });
    }

    int lastOrdinal(String destruction) {
        Integer last = jdbc.queryForObject(
                "SELECT max(ordinal) FROM vt_destruction_item WHERE destruction = ?", Integer.class, destruction);
        return last == null ? 0 : last;
    }

    List<Item> items(String destruction, int after, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_destruction_item WHERE destruction = ? AND ordinal > ? ORDER BY ordinal LIMIT ?",
                (row, index) -> item(row),
                destruction,
                after,
                limit);
    }

    List<Item> items(String destruction, Collection<String> dossiers) {
        List<Object> values = new ArrayList<>(List.of(destruction));
        values.addAll(dossiers);
        return dossiers.isEmpty()
                ? List.of()
                : jdbc.query(
                        "SELECT * FROM vt_destruction_item WHERE destruction = ? AND dossier IN ("
                                + Sql.marks(dossiers.size()) + ") ORDER BY ordinal",
                        (row, index) -> item(row),
                        values.toArray());
    }

    Map<String, Long> counts(String destruction) {
        Map<String, Long> counts = new java.util.TreeMap<>();
        jdbc.query(
                "SELECT state, count(*) AS items FROM vt_destruction_item WHERE destruction = ? GROUP BY state",
                row -> {
                    counts.put(row.getString("state"), row.getLong("items"));
                },
                destruction);
        return counts;
    }

    void remove(String destruction, String dossier) {
        jdbc.update("DELETE FROM vt_destruction_opinion WHERE destruction = ? AND dossier = ?", destruction, dossier);
        jdbc.update("DELETE FROM vt_destruction_item WHERE destruction = ? AND dossier = ?", destruction, dossier);
    }

    void settle(String destruction, String dossier, String state, String outcome, @Nullable Instant at) {
        jdbc.update(
                "UPDATE vt_destruction_item SET state = ?, outcome = ?, done_at = ? WHERE destruction = ? AND dossier = ?",
                state,
                Sql.cut(outcome, 1000),
                SqlTime.ofNullable(at),
                destruction,
                dossier);
    }

    /** Code, year and title of dossiers, by id. */
    Map<String, String> names(Collection<String> dossiers) {
        Map<String, String> names = new HashMap<>();
        if (!dossiers.isEmpty()) {
            jdbc.query(
                    "SELECT id, code, dossier_year, title FROM vt_dossier WHERE id IN (" + Sql.marks(dossiers.size())
                            + ")",
                    row -> {
                        names.put(
                                row.getString("id"),
                                row.getString("code") + "/" + row.getInt("dossier_year") + " "
                                        + row.getString("title"));
                    },
                    dossiers.toArray());
        }
        return names;
    }

    /** Those of the dossiers that stand on another list which is not over. */
    Set<String> elsewhere(String destruction, Collection<String> dossiers) {
        if (dossiers.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(dossiers);
        values.add(destruction);
        return new TreeSet<>(jdbc.queryForList(
                "SELECT i.dossier FROM vt_destruction_item i JOIN vt_destruction d ON d.id = i.destruction WHERE i.dossier IN ("
                        + Sql.marks(dossiers.size()) + ") AND i.state = 'proposed' AND d.id <> ?"
                        + " AND d.state NOT IN ('done', 'rejected')",
                String.class,
                values.toArray()));
    }

    // --- council

    void setMembers(String destruction, List<Member> members) {
        jdbc.update("DELETE FROM vt_destruction_member WHERE destruction = ?", destruction);
        for (Member member : members) {
            Sql.insert(
                    jdbc,
                    "vt_destruction_member",
                    Sql.map(
                            "destruction", destruction,
                            "ordinal", member.ordinal(),
                            "user_name", member.userName(),
                            "full_name", member.fullName(),
                            "position_name", member.position(),
                            "council_role", member.role(),
                            "absent_reason", member.absentReason()));
        }
    }

    List<Member> members(String destruction) {
        return jdbc.query(
                "SELECT * FROM vt_destruction_member WHERE destruction = ? ORDER BY ordinal",
                (row, index) -> new Member(
                        row.getInt("ordinal"),
                        row.getString("user_name"),
                        row.getString("full_name"),
                        row.getString("position_name"),
                        row.getString("council_role"),
                        row.getString("absent_reason")),
                destruction);
    }

    void put(String destruction, Opinion opinion, Instant at, String by) {
        jdbc.update(
                "DELETE FROM vt_destruction_opinion WHERE destruction = ? AND dossier = ? AND member = ?",
                destruction,
                opinion.dossier(),
                opinion.member());
        Sql.insert(
                jdbc,
                "vt_destruction_opinion",
                Sql.map(
                        "destruction", destruction,
                        "dossier", opinion.dossier(),
                        "member", opinion.member(),
                        "opinion", opinion.opinion(),
                        "reason", opinion.reason(),
                        "given_at", at,
                        "given_by", by));
    }

    List<Opinion> opinions(String destruction) {
        return jdbc.query(
                "SELECT * FROM vt_destruction_opinion WHERE destruction = ? ORDER BY dossier, member",
                (row, index) -> new Opinion(
                        row.getString("dossier"),
                        row.getInt("member"),
                        row.getString("opinion"),
                        row.getString("reason")),
                destruction);
    }

    // --- what was destroyed

    void insert(String destruction, DestroyedFile file) {
        Sql.insert(
                jdbc,
                "vt_destroyed_file",
                Sql.map(
                        "destruction", destruction,
                        "dossier", file.dossier(),
                        "node_id", file.nodeId(),
                        "ordinal", file.ordinal(),
                        "name", Sql.cut(file.name(), 1000),
                        "sha256", file.sha256(),
                        "size_bytes", file.sizeBytes(),
                        "kept_in", file.keptIn()));
    }

    List<DestroyedFile> files(String destruction) {
        return jdbc.query(
                "SELECT f.* FROM vt_destroyed_file f JOIN vt_destruction_item i ON i.destruction = f.destruction"
                        + " AND i.dossier = f.dossier WHERE f.destruction = ? ORDER BY i.ordinal, f.ordinal",
                (row, index) -> new DestroyedFile(
                        row.getString("dossier"),
                        row.getString("node_id"),
                        row.getInt("ordinal"),
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getLong("size_bytes"),
                        row.getString("kept_in")),
                destruction);
    }

    private static Destruction read(ResultSet row) throws SQLException {
        return new Destruction(
                row.getString("id"),
                row.getString("agency"),
                row.getString("title"),
                row.getString("note"),
                row.getString("state"),
                row.getBoolean("appraised"),
                row.getString("proposed_by"),
                SqlTime.read(row, "proposed_at"),
                SqlTime.readDate(row, "met_on"),
                row.getString("minutes"),
                row.getString("appraisal_number"),
                SqlTime.readDate(row, "appraisal_on"),
                row.getString("appraisal_words"),
                row.getString("decision_number"),
                SqlTime.readDate(row, "decision_on"),
                row.getString("decided_by"),
                SqlTime.readNullable(row, "decided_at"),
                row.getObject("run_id", Long.class),
                row.getString("confirmed_by"),
                SqlTime.readNullable(row, "confirmed_at"),
                SqlTime.readNullable(row, "ended_at"),
                row.getString("record_dossier"),
                row.getString("end_reason"),
                row.getLong("version"));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("destruction"),
                row.getString("dossier"),
                row.getInt("ordinal"),
                row.getString("reason"),
                row.getString("duplicate_of"),
                row.getString("note"),
                row.getString("state"),
                row.getString("code"),
                row.getInt("dossier_year"),
                row.getString("title"),
                row.getString("retention"),
                SqlTime.readDate(row, "expires_on"),
                row.getInt("documents"),
                row.getString("outcome"),
                SqlTime.readNullable(row, "done_at"));
    }
}
