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
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of retention; whoever writes one has locked the row of its dossier. */
final class RetentionTable {

    private final JdbcTemplate jdbc;

    RetentionTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    Optional<DossierRetention> find(String dossier) {
        return of(List.of(dossier)).stream().findFirst();
    }

    List<DossierRetention> of(Collection<String> dossiers) {
        return dossiers.isEmpty()
                ? List.of()
                : jdbc.query(
                        "SELECT * FROM vt_retention WHERE dossier IN (" + Sql.marks(dossiers.size())
                                + ") ORDER BY dossier",
                        (row, index) -> read(row),
                        dossiers.toArray());
    }

    /** As it is now, whatever this transaction has read before; the row is locked. */
    Optional<DossierRetention> lock(String dossier) {
        return jdbc
                .query("SELECT * FROM vt_retention WHERE dossier = ? FOR UPDATE", (row, index) -> read(row), dossier)
                .stream()
                .findFirst();
    }

    /** As {@link #lock(String)}, of several, by dossier; in one order, so that two do not wait for each other. */
    Map<String, DossierRetention> locked(Collection<String> dossiers) {
        Map<String, DossierRetention> rows = new HashMap<>();
        if (!dossiers.isEmpty()) {
            jdbc.query(
                    "SELECT * FROM vt_retention WHERE dossier IN (" + Sql.marks(dossiers.size())
                            + ") ORDER BY dossier FOR UPDATE",
                    row -> {
                        rows.put(row.getString("dossier"), read(row));
                    },
                    dossiers.toArray());
        }
        return rows;
    }

    /**
     * The dossiers of an agency that follow one of the schedules, by themselves or with a document, and are not
     * destroyed, by their ids.
     *
     * @param after the id of the last one seen, or empty at first
     */
    List<Following> following(String agency, Collection<String> schedules, String after, int limit) {
        String marks = Sql.marks(schedules.size());
        List<Object> values = new ArrayList<>(List.of(agency, RetentionClock.DESTROYED, after));
        values.addAll(schedules);
        values.addAll(schedules);
        return jdbc.query(
                "SELECT d.id, d.code, d.dossier_year, d.title,"
                        + " (SELECT count(*) FROM vt_dossier_document n WHERE n.dossier = d.id) AS documents"
                        + " FROM vt_retention r JOIN vt_dossier d ON d.id = r.dossier"
                        + " WHERE r.agency = ? AND r.stage <> ? AND r.dossier > ? AND (r.schedule IN (" + marks
                        + ") OR EXISTS (SELECT 1 FROM vt_dossier_document i"
                        + " JOIN vt_retention_document o ON o.node_id = i.node_id JOIN vt_retention_rule u ON u.id = o.rule"
                        + " WHERE i.dossier = r.dossier AND u.schedule IN (" + marks + "))) ORDER BY r.dossier LIMIT "
                        + limit,
                (row, index) -> new Following(
                        row.getString("id"),
                        row.getString("code") + " (" + row.getInt("dossier_year") + ") · " + row.getString("title"),
                        row.getInt("documents")),
                values.toArray());
    }

    /** A dossier that follows a schedule. */
    record Following(String dossier, String label, int documents) {}

    /** Writes rows that this transaction has locked. */
    void updateLocked(List<DossierRetention> rows, Instant at, String by) {
        if (rows.isEmpty()) {
            return;
        }
        String sets = Sql.sets(columns(rows.get(0), at, by));
        jdbc.batchUpdate(
                "UPDATE vt_retention SET " + sets + ", version = version + 1 WHERE dossier = ?",
                rows.stream()
                        .map(row -> {
                            List<@Nullable Object> values =
                                    new ArrayList<>(columns(row, at, by).values());
                            values.add(row.dossier());
                            return values.toArray();
                        })
                        .toList());
    }

    void insert(DossierRetention one, Instant at, String by) {
        insert(List.of(one), at, by);
    }

    /** Rows of dossiers that have none; the dossiers' rows are locked. */
    void insert(List<DossierRetention> rows, Instant at, String by) {
        Sql.insertAll(
                jdbc,
                "vt_retention",
                rows.stream()
                        .map(row -> {
                            Map<String, @Nullable Object> columns = columns(row, at, by);
                            columns.put("dossier", row.dossier());
                            columns.put("agency", row.agency());
                            columns.put("version", 1L);
                            return columns;
                        })
                        .toList());
    }

    /** False where it is another version now. */
    boolean update(DossierRetention one, Instant at, String by) {
        return Sql.update(jdbc, "vt_retention", "dossier", one.dossier(), one.version(), columns(one, at, by));
    }

    private static Map<String, @Nullable Object> columns(DossierRetention one, Instant at, String by) {
        return Sql.map(
                "schedule", one.schedule(),
                "rule", one.rule(),
                "deciding_rule", one.decidingRule(),
                "kind", one.period().kind().code(),
                "years", one.period().years(),
                "trigger_year", one.triggerYear(),
                "event_date", one.eventDate(),
                "ended_on", one.endedOn(),
                "expires_on", one.expiresOn(),
                "basis", one.basis(),
                "stage", one.stage(),
                "due_on", one.dueOn(),
                "kept_until", one.keptUntil(),
                "submitted_on", one.submittedOn(),
                "set_at", at,
                "set_by", by);
    }

    /** The rules of the documents in a dossier that have one. */
    List<String> documentRules(String dossier) {
        return jdbc.queryForList(
                "SELECT DISTINCT r.rule FROM vt_dossier_document d JOIN vt_retention_document r ON r.node_id = d.node_id"
                        + " WHERE d.dossier = ? ORDER BY r.rule",
                String.class,
                dossier);
    }

    /** As {@link #documentRules(String)}, of several, by dossier. */
    Map<String, List<String>> documentRules(Collection<String> dossiers) {
        Map<String, List<String>> rules = new HashMap<>();
        if (!dossiers.isEmpty()) {
            jdbc.query(
                    "SELECT DISTINCT d.dossier, r.rule FROM vt_dossier_document d JOIN vt_retention_document r"
                            + " ON r.node_id = d.node_id WHERE d.dossier IN (" + Sql.marks(dossiers.size())
                            + ") ORDER BY d.dossier, r.rule",
                    row -> {
                        rules.computeIfAbsent(row.getString("dossier"), key -> new ArrayList<>())
                                .add(row.getString("rule"));
                    },
                    dossiers.toArray());
        }
        return rules;
    }

    /** The rules of documents, by node id. */
    Map<String, String> rulesOfDocuments(Collection<String> nodeIds) {
        Map<String, String> rules = new HashMap<>();
        if (!nodeIds.isEmpty()) {
            jdbc.query(
                    "SELECT node_id, rule FROM vt_retention_document WHERE node_id IN (" + Sql.marks(nodeIds.size())
                            + ")",
                    row -> {
                        rules.put(row.getString("node_id"), row.getString("rule"));
                    },
                    nodeIds.toArray());
        }
        return rules;
    }

    void setDocumentRule(String nodeId, String agency, @Nullable String rule, Instant at, String by) {
        jdbc.update("DELETE FROM vt_retention_document WHERE node_id = ?", nodeId);
        if (rule != null) {
            Sql.insert(
                    jdbc,
                    "vt_retention_document",
                    Sql.map("node_id", nodeId, "agency", agency, "rule", rule, "set_at", at, "set_by", by));
        }
    }

    List<RetentionEvent> events(String dossier) {
        return jdbc.query(
                "SELECT * FROM vt_retention_event WHERE dossier = ? AND withdrawn_at IS NULL ORDER BY happened_on, id",
                (row, index) -> event(row),
                dossier);
    }

    /** As {@link #events(String)}, of several, by dossier. */
    Map<String, List<RetentionEvent>> events(Collection<String> dossiers) {
        Map<String, List<RetentionEvent>> events = new HashMap<>();
        if (!dossiers.isEmpty()) {
            jdbc.query(
                    "SELECT * FROM vt_retention_event WHERE dossier IN (" + Sql.marks(dossiers.size())
                            + ") AND withdrawn_at IS NULL ORDER BY happened_on, id",
                    row -> {
                        events.computeIfAbsent(row.getString("dossier"), key -> new ArrayList<>())
                                .add(event(row));
                    },
                    dossiers.toArray());
        }
        return events;
    }

    void insert(RetentionEvent event, Instant at, String by) {
        Sql.insert(
                jdbc,
                "vt_retention_event",
                Sql.map(
                        "id", event.id(),
                        "dossier", event.dossier(),
                        "kind", event.kind(),
                        "happened_on", event.happenedOn(),
                        "note", event.note(),
                        "noted_at", at,
                        "noted_by", by));
    }

    boolean withdraw(String dossier, String event, Instant at, String by) {
        return jdbc.update(
                        "UPDATE vt_retention_event SET withdrawn_at = ?, withdrawn_by = ? WHERE id = ? AND dossier = ? AND withdrawn_at IS NULL",
                        SqlTime.of(at),
                        by,
                        event,
                        dossier)
                == 1;
    }

    Optional<Setting> setting(String agency) {
        return jdbc
                .query(
                        "SELECT submission_days, version FROM vt_retention_setting WHERE agency = ?",
                        (row, index) -> new Setting(row.getInt("submission_days"), row.getLong("version")),
                        agency)
                .stream()
                .findFirst();
    }

    boolean setSetting(String agency, int days, long version) {
        if (version == 0) {
            Sql.insert(jdbc, "vt_retention_setting", Sql.map("agency", agency, "submission_days", days, "version", 1L));
            return true;
        }
        return Sql.update(jdbc, "vt_retention_setting", "agency", agency, version, Sql.map("submission_days", days));
    }

    /** @param submissionDays 0 for none of its own */
    record Setting(int submissionDays, long version) {}

    static DossierRetention read(ResultSet row) throws SQLException {
        @Nullable LocalDate eventDate = SqlTime.readDate(row, "event_date");
        @Nullable LocalDate endedOn = SqlTime.readDate(row, "ended_on");
        @Nullable LocalDate expiresOn = SqlTime.readDate(row, "expires_on");
        @Nullable LocalDate dueOn = SqlTime.readDate(row, "due_on");
        @Nullable LocalDate keptUntil = SqlTime.readDate(row, "kept_until");
        return new DossierRetention(
                row.getString("dossier"),
                row.getString("agency"),
                row.getString("schedule"),
                row.getString("rule"),
                row.getString("deciding_rule"),
                ScheduleTable.period(row, "kind", "years", ""),
                row.getObject("trigger_year", Integer.class),
                eventDate,
                endedOn,
                expiresOn,
                row.getString("basis"),
                row.getString("stage"),
                dueOn,
                keptUntil,
                SqlTime.readDate(row, "submitted_on"),
                row.getLong("version"));
    }

    private static RetentionEvent event(ResultSet row) throws SQLException {
        return new RetentionEvent(
                row.getString("id"),
                row.getString("dossier"),
                row.getString("kind"),
                java.util.Objects.requireNonNull(SqlTime.readDate(row, "happened_on")),
                row.getString("note"));
    }
}
