package org.vanthu.reorganization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of reorganizations: plans, filings, choices. */
final class PlanTable {

    private static final TypeReference<List<Plan.RegisterCheck>> REGISTERS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;

    PlanTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Plan plan) {
        Sql.insert(
                jdbc,
                "vt_reorganization",
                Sql.map(
                        "id", plan.id(),
                        "agency", plan.agency(),
                        "closed_year", plan.year(),
                        "stage", plan.stage(),
                        "position", plan.position(),
                        "quiet_days", plan.quietDays(),
                        "registers", Json.write(plan.registers()),
                        "began_by", plan.beganBy(),
                        "began_at", plan.beganAt(),
                        "version", plan.version()));
    }

    Optional<Plan> find(long id) {
        return jdbc.query("SELECT * FROM vt_reorganization WHERE id = ?", (row, number) -> read(row), id).stream()
                .findFirst();
    }

    Optional<Plan> lock(long id) {
        return jdbc
                .query("SELECT * FROM vt_reorganization WHERE id = ? FOR UPDATE", (row, number) -> read(row), id)
                .stream()
                .findFirst();
    }

    Optional<Plan> ofYear(String agency, int year) {
        return jdbc
                .query(
                        "SELECT * FROM vt_reorganization WHERE agency = ? AND closed_year = ?",
                        (row, number) -> read(row),
                        agency,
                        year)
                .stream()
                .findFirst();
    }

    /** The reorganizations of an agency, the last year first. */
    List<Plan> list(String agency) {
        return jdbc.query(
                "SELECT * FROM vt_reorganization WHERE agency = ? ORDER BY closed_year DESC",
                (row, number) -> read(row),
                agency);
    }

    List<Long> preparing() {
        return jdbc.queryForList(
                "SELECT id FROM vt_reorganization WHERE stage = ? ORDER BY id", Long.class, Plan.PREPARING);
    }

    /** Writes columns of a plan that is locked, with the next version. */
    void change(long id, Map<String, ? extends @Nullable Object> columns) {
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        values.add(id);
        jdbc.update(
                "UPDATE vt_reorganization SET " + Sql.sets(columns) + ", version = version + 1 WHERE id = ?",
                values.toArray());
    }

    /** Forgets all proposals of a plan, to make them anew; what was chosen for dossiers stays. */
    void clearFilings(long plan) {
        jdbc.update("DELETE FROM vt_reorganization_filing WHERE plan_id = ?", plan);
    }

    void insert(long plan, List<Filing> filings) {
        if (filings.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Filing filing : filings) {
            values.add(plan);
            values.add(filing.nodeId());
            values.add(Sql.cut(filing.label(), 300));
            values.add(filing.dossier());
            values.add(Sql.cut(filing.dossierLabel(), 300));
            values.add(filing.basis());
            values.add(filing.score());
            values.add(100 - filing.score());
            values.add(filing.state());
        }
        jdbc.update(
                "INSERT INTO vt_reorganization_filing (plan_id, node_id, label, dossier, dossier_label, basis, score, rank_key, state)"
                        + " VALUES "
                        + filings.stream().map(one -> "(" + Sql.marks(9) + ")").collect(Collectors.joining(", ")),
                values.toArray());
    }

    /** A page of filings in a state, the surest first. */
    List<Filing> filings(long plan, String state, int rank, String node, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_reorganization_filing WHERE plan_id = ? AND state = ? AND (rank_key > ? OR (rank_key = ?"
                        + " AND node_id > ?)) ORDER BY rank_key, node_id LIMIT " + limit,
                (row, number) -> filing(row),
                plan,
                state,
                rank,
                rank,
                node);
    }

    /** The confirmed filings behind a document. */
    List<Filing> confirmed(long plan, String after, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_reorganization_filing WHERE plan_id = ? AND node_id > ? AND state = ? ORDER BY node_id LIMIT "
                        + limit,
                (row, number) -> filing(row),
                plan,
                after,
                Filing.CONFIRMED);
    }

    /** The dossiers into which confirmed documents are to go, by document. */
    Map<String, String> targets(long plan, Collection<String> nodes) {
        Map<String, String> targets = new TreeMap<>();
        if (nodes.isEmpty()) {
            return targets;
        }
        List<Object> values = new ArrayList<>(List.of(plan, Filing.CONFIRMED));
        values.addAll(nodes);
        jdbc.query(
                "SELECT node_id, dossier FROM vt_reorganization_filing WHERE plan_id = ? AND state = ? AND node_id IN ("
                        + Sql.marks(nodes.size()) + ")",
                row -> {
                    targets.put(row.getString("node_id"), row.getString("dossier"));
                },
                values.toArray());
        return targets;
    }

    /**
     * How many documents that nobody handles are to go into each of the dossiers, and how many of them are in it by
     * now.
     */
    Map<String, Filings> filingsInto(long plan, Collection<String> dossiers) {
        Map<String, Filings> filings = new TreeMap<>();
        if (dossiers.isEmpty()) {
            return filings;
        }
        List<Object> values = new ArrayList<>(List.of(plan, Filing.CONFIRMED));
        values.addAll(dossiers);
        jdbc.query(
                "SELECT f.dossier, count(*) AS confirmed, count(c.node_id) AS filed FROM vt_reorganization_filing f"
                        + " LEFT JOIN vt_dossier_document c ON c.node_id = f.node_id AND c.dossier = f.dossier"
                        + " WHERE f.plan_id = ? AND f.state = ? AND f.dossier IN (" + Sql.marks(dossiers.size())
                        + ") AND NOT EXISTS (SELECT 1 FROM vt_work_item w WHERE w.node_id = f.node_id AND w.running = 1"
                        + " AND w.process_name = 'incoming') GROUP BY f.dossier",
                row -> {
                    filings.put(row.getString("dossier"), new Filings(row.getInt("confirmed"), row.getInt("filed")));
                },
                values.toArray());
        return filings;
    }

    /** How many documents are to go into a dossier, and how many of them are in it. */
    record Filings(int confirmed, int filed) {

        static final Filings NONE = new Filings(0, 0);
    }

    /** Decides about some proposals that name a dossier; how many. */
    int decide(long plan, Collection<String> nodes, String state, String by) {
        List<Object> values = new ArrayList<>(List.of(state, by, plan));
        values.addAll(nodes);
        return nodes.isEmpty()
                ? 0
                : jdbc.update(
                        "UPDATE vt_reorganization_filing SET state = ?, decided_by = ? WHERE plan_id = ? AND dossier IS NOT NULL"
                                + " AND node_id IN (" + Sql.marks(nodes.size()) + ")",
                        values.toArray());
    }

    /** Confirms all proposals that are at least so sure; how many. */
    int confirmFrom(long plan, int score, String by) {
        return jdbc.update(
                "UPDATE vt_reorganization_filing SET state = ?, decided_by = ? WHERE plan_id = ? AND state = ?"
                        + " AND dossier IS NOT NULL AND rank_key <= ?",
                Filing.CONFIRMED,
                by,
                plan,
                Filing.PROPOSED,
                100 - score);
    }

    /** Names a dossier for documents and confirms that; how many. */
    int choose(long plan, Collection<String> nodes, String dossier, String label, String by) {
        List<Object> values =
                new ArrayList<>(List.of(dossier, Sql.cut(label, 300), Filing.CHOSEN, Filing.CONFIRMED, by, plan));
        values.addAll(nodes);
        return nodes.isEmpty()
                ? 0
                : jdbc.update(
                        "UPDATE vt_reorganization_filing SET dossier = ?, dossier_label = ?, basis = ?, score = 100, rank_key = 0,"
                                + " state = ?, decided_by = ? WHERE plan_id = ? AND node_id IN ("
                                + Sql.marks(nodes.size()) + ")",
                        values.toArray());
    }

    /** How many filings are in which state; {@code none} are those for which no dossier was found. */
    Map<String, Long> counts(long plan) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.query(
                "SELECT CASE WHEN dossier IS NULL AND state = 'proposed' THEN 'none' ELSE state END AS which, count(*) AS filings"
                        + " FROM vt_reorganization_filing WHERE plan_id = ? GROUP BY 1",
                row -> {
                    counts.put(row.getString("which"), row.getLong("filings"));
                },
                plan);
        return counts;
    }

    void choose(long plan, String dossier, @Nullable String choice, String by) {
        jdbc.update("DELETE FROM vt_reorganization_choice WHERE plan_id = ? AND dossier = ?", plan, dossier);
        if (choice != null) {
            jdbc.update(
                    "INSERT INTO vt_reorganization_choice (plan_id, dossier, choice, chosen_by) VALUES (?, ?, ?, ?)",
                    plan,
                    dossier,
                    choice,
                    by);
        }
    }

    Map<String, String> choices(long plan, Collection<String> dossiers) {
        Map<String, String> choices = new TreeMap<>();
        if (dossiers.isEmpty()) {
            return choices;
        }
        List<Object> values = new ArrayList<>(List.of(plan));
        values.addAll(dossiers);
        jdbc.query(
                "SELECT dossier, choice FROM vt_reorganization_choice WHERE plan_id = ? AND dossier IN ("
                        + Sql.marks(dossiers.size()) + ")",
                row -> {
                    choices.put(row.getString("dossier"), row.getString("choice"));
                },
                values.toArray());
        return choices;
    }

    private static Plan read(ResultSet row) throws SQLException {
        List<Plan.RegisterCheck> registers;
        try {
            registers = Json.MAPPER.readValue(row.getString("registers"), REGISTERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not what the plan writes", e);
        }
        return new Plan(
                row.getLong("id"),
                row.getString("agency"),
                row.getInt("closed_year"),
                row.getString("stage"),
                row.getString("position"),
                row.getInt("quiet_days"),
                registers,
                row.getObject("run_id", Long.class),
                row.getString("began_by"),
                SqlTime.read(row, "began_at"),
                row.getLong("version"));
    }

    private static Filing filing(ResultSet row) throws SQLException {
        return new Filing(
                row.getString("node_id"),
                row.getString("label"),
                row.getString("dossier"),
                row.getString("dossier_label"),
                row.getString("basis"),
                row.getInt("score"),
                row.getString("state"),
                row.getString("decided_by"));
    }
}
