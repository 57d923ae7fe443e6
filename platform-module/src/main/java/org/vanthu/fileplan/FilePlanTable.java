package org.vanthu.fileplan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The rows of lists of dossiers. Whoever changes a list or a line locks the row of the list first. */
final class FilePlanTable {

    private static final String LINES =
            "SELECT l.*, t.dossier FROM vt_fileplan_line l LEFT JOIN vt_fileplan_dossier t ON t.plan_line = l.id";

    private final JdbcTemplate jdbc;

    FilePlanTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(FilePlan plan) {
        Sql.insert(
                jdbc,
                "vt_fileplan",
                Sql.map(
                        "id", plan.id(),
                        "agency", plan.agency(),
                        "plan_year", plan.year(),
                        "state", plan.state(),
                        "numbering", plan.numbering(),
                        "made_at", plan.madeAt(),
                        "made_by", plan.madeBy(),
                        "version", plan.version()));
    }

    /** Writes columns of a list whose row is locked, with the next version. */
    void change(FilePlan plan, Map<String, ? extends @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_fileplan", "id", plan.id(), plan.version(), columns)) {
            throw new ConflictException("fileplan.error.changed-meanwhile", plan.year());
        }
    }

    Optional<FilePlan> find(String agency, int year) {
        return jdbc
                .query(
                        "SELECT * FROM vt_fileplan WHERE agency = ? AND plan_year = ?",
                        (row, index) -> plan(row),
                        agency,
                        year)
                .stream()
                .findFirst();
    }

    List<FilePlan> of(String agency) {
        return jdbc.query(
                "SELECT * FROM vt_fileplan WHERE agency = ? ORDER BY plan_year DESC",
                (row, index) -> plan(row),
                agency);
    }

    /** @throws NotFoundException if there is none */
    FilePlan get(String id) {
        return jdbc.query("SELECT * FROM vt_fileplan WHERE id = ?", (row, index) -> plan(row), id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("fileplan.error.no-plan", id));
    }

    /**
     * Locks the row until the transaction ends.
     *
     * @param version the version that the person saw, or null where it does not matter
     * @throws ConflictException if it was changed since
     */
    FilePlan lock(String id, @Nullable Long version) {
        FilePlan plan =
                jdbc.query("SELECT * FROM vt_fileplan WHERE id = ? FOR UPDATE", (row, index) -> plan(row), id).stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("fileplan.error.no-plan", id));
        if (version != null && version != plan.version()) {
            throw new ConflictException("fileplan.error.changed-meanwhile", plan.year());
        }
        return plan;
    }

    /** The lines of a list in their order. */
    List<FilePlanLine> lines(String plan) {
        return jdbc.query(LINES + " WHERE l.plan = ? ORDER BY l.ordinal, l.id", (row, index) -> line(row), plan);
    }

    /** @throws NotFoundException if there is none */
    FilePlanLine line(String id) {
        return jdbc.query(LINES + " WHERE l.id = ?", (row, index) -> line(row), id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("fileplan.error.no-line", id));
    }

    /** The large headings of a list in their order. */
    List<FilePlanLine> headings(String plan) {
        return query(" WHERE l.plan = ? AND l.kind = ? ORDER BY l.ordinal, l.id", List.of(plan, FilePlanLine.LARGE));
    }

    /** Where the last line of a list stands, or 0. */
    int lastOrdinal(String plan) {
        Integer last =
                jdbc.queryForObject("SELECT max(ordinal) FROM vt_fileplan_line WHERE plan = ?", Integer.class, plan);
        return last == null ? 0 : last;
    }

    /** The lines of dossiers in a list. */
    List<FilePlanLine> linesOf(String plan, Collection<String> dossiers) {
        if (dossiers.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(plan));
        values.addAll(dossiers);
        return query(" WHERE t.plan = ? AND t.dossier IN (" + Sql.marks(dossiers.size()) + ")", values);
    }

    /** The line of each dossier in the list of the latest year that has it, by dossier. */
    Map<String, FilePlanLine> latestLines(Collection<String> dossiers) {
        Map<String, FilePlanLine> latest = new HashMap<>();
        if (!dossiers.isEmpty()) {
            query(
                            " JOIN vt_fileplan p ON p.id = l.plan WHERE t.dossier IN (" + Sql.marks(dossiers.size())
                                    + ") ORDER BY p.plan_year DESC",
                            new ArrayList<>(dossiers))
                    .forEach(line -> latest.putIfAbsent(String.valueOf(line.dossier()), line));
        }
        return latest;
    }

    /** Whether the code of one of these lines was given to a dossier of the list that is to be opened, too. */
    boolean isGivenTwice(FilePlan plan, List<FilePlanLine> lines) {
        List<Object> values = new ArrayList<>(List.of(plan.id()));
        lines.forEach(line -> values.add(String.valueOf(line.code())));
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_fileplan_line l WHERE l.plan = ? AND l.code IN (" + Sql.marks(lines.size())
                        + ") AND NOT EXISTS (SELECT 1 FROM vt_fileplan_dossier t WHERE t.plan_line = l.id)",
                Long.class,
                values.toArray());
        return count != null && count > 0;
    }

    /** The line of a dossier in a list. */
    Optional<FilePlanLine> lineOf(String plan, String dossier) {
        return jdbc
                .query(LINES + " WHERE t.plan = ? AND t.dossier = ?", (row, index) -> line(row), plan, dossier)
                .stream()
                .findFirst();
    }

    /** The lines of a dossier through the years, the latest first. */
    List<FilePlanLine> linesOf(String dossier) {
        return jdbc.query(
                LINES + " JOIN vt_fileplan p ON p.id = l.plan WHERE t.dossier = ? ORDER BY p.plan_year DESC",
                (row, index) -> line(row),
                dossier);
    }

    List<FilePlanLine> query(String condition, List<Object> values) {
        return jdbc.query(LINES + condition, (row, index) -> line(row), values.toArray());
    }

    void insert(FilePlanLine line) {
        Sql.insert(jdbc, "vt_fileplan_line", columns(line));
    }

    /** Lines with the dossiers that they are of. */
    void insertTied(List<FilePlanLine> lines, Instant at, String by) {
        Sql.insertAll(
                jdbc,
                "vt_fileplan_line",
                lines.stream().map(FilePlanTable::columns).toList());
        Sql.insertAll(
                jdbc,
                "vt_fileplan_dossier",
                lines.stream()
                        .map(line -> tied(line, String.valueOf(line.dossier()), at, by))
                        .toList());
    }

    private static Map<String, @Nullable Object> columns(FilePlanLine line) {
        return Sql.map(
                "id", line.id(),
                "plan", line.plan(),
                "ordinal", line.ordinal(),
                "kind", line.kind(),
                "abbreviation", line.abbreviation(),
                "code", line.code(),
                "title", line.title(),
                "title_key", TextKey.of(line.title()),
                "rule", line.rule(),
                "retention", line.retention(),
                "unit", line.unit(),
                "person", line.person(),
                "note", line.note(),
                "carried_from", line.carriedFrom(),
                "added_later", line.addedLater());
    }

    void update(FilePlanLine line) {
        jdbc.update(
                "UPDATE vt_fileplan_line SET kind = ?, abbreviation = ?, code = ?, title = ?, title_key = ?, rule = ?,"
                        + " retention = ?, unit = ?, person = ?, note = ? WHERE id = ?",
                line.kind(),
                line.abbreviation(),
                line.code(),
                line.title(),
                TextKey.of(line.title()),
                line.rule(),
                line.retention(),
                line.unit(),
                line.person(),
                line.note(),
                line.id());
    }

    void code(String id, String code) {
        jdbc.update("UPDATE vt_fileplan_line SET code = ? WHERE id = ?", code, id);
    }

    void place(String id, int ordinal) {
        jdbc.update("UPDATE vt_fileplan_line SET ordinal = ? WHERE id = ?", ordinal, id);
    }

    /** Makes room for lines behind a place. */
    void shift(String plan, int behind, int by) {
        jdbc.update(
                "UPDATE vt_fileplan_line SET ordinal = ordinal + ? WHERE plan = ? AND ordinal > ?", by, plan, behind);
    }

    /**
     * Moves the lines of a list up behind those that were deleted, each once.
     *
     * @param gaps the places of what was deleted, the last first
     */
    void closeGaps(String plan, List<Integer> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < gaps.size(); i++) {
            values.add(gaps.get(i));
            values.add(gaps.size() - i);
        }
        values.add(plan);
        values.add(gaps.get(gaps.size() - 1));
        jdbc.update(
                "UPDATE vt_fileplan_line SET ordinal = ordinal - CASE" + " WHEN ordinal > ? THEN ?".repeat(gaps.size())
                        + " ELSE 0 END WHERE plan = ? AND ordinal > ?",
                values.toArray());
    }

    void delete(String id) {
        delete(List.of(id));
    }

    void delete(Collection<String> ids) {
        if (!ids.isEmpty()) {
            String in = " IN (" + Sql.marks(ids.size()) + ")";
            jdbc.update("DELETE FROM vt_fileplan_dossier WHERE plan_line" + in, ids.toArray());
            jdbc.update("DELETE FROM vt_fileplan_line WHERE id" + in, ids.toArray());
        }
    }

    /** Removes all lines that no dossier was opened from. */
    void clear(String plan) {
        jdbc.update(
                "DELETE FROM vt_fileplan_line WHERE plan = ? AND id NOT IN"
                        + " (SELECT t.plan_line FROM vt_fileplan_dossier t WHERE t.plan = ?)",
                plan,
                plan);
    }

    void tie(FilePlanLine line, String dossier, Instant at, String by) {
        Sql.insert(jdbc, "vt_fileplan_dossier", tied(line, dossier, at, by));
    }

    private static Map<String, @Nullable Object> tied(FilePlanLine line, String dossier, Instant at, String by) {
        return Sql.map(
                "plan_line", line.id(),
                "plan", line.plan(),
                "dossier", dossier,
                "tied_at", at,
                "tied_by", by);
    }

    /** Codes of dossiers of the year that are in no line of the list. */
    Set<String> takenCodes(FilePlan plan) {
        return new HashSet<>(jdbc.queryForList(
                "SELECT d.code FROM vt_dossier d WHERE d.agency = ? AND d.dossier_year = ? AND NOT EXISTS"
                        + " (SELECT 1 FROM vt_fileplan_dossier t WHERE t.dossier = d.id AND t.plan = ?)",
                String.class,
                plan.agency(),
                plan.year(),
                plan.id()));
    }

    /** Whether a list in force has the code for a dossier that is not opened. */
    boolean isReserved(String agency, int year, String code) {
        return !jdbc.queryForList(
                        "SELECT l.id FROM vt_fileplan p JOIN vt_fileplan_line l ON l.plan = p.id"
                                + " LEFT JOIN vt_fileplan_dossier t ON t.plan_line = l.id"
                                + " WHERE p.agency = ? AND p.plan_year = ? AND p.state IN (?, ?) AND l.code = ?"
                                + " AND l.kind = ? AND t.dossier IS NULL",
                        String.class,
                        agency,
                        year,
                        FilePlan.APPROVED,
                        FilePlan.ISSUED,
                        code,
                        FilePlanLine.DOSSIER)
                .isEmpty();
    }

    void seen(String plan, String userName, Instant at) {
        int known = jdbc.queryForList(
                        "SELECT plan FROM vt_fileplan_seen WHERE plan = ? AND user_name = ?",
                        String.class,
                        plan,
                        userName)
                .size();
        if (known == 0) {
            Sql.insert(jdbc, "vt_fileplan_seen", Sql.map("plan", plan, "user_name", userName, "seen_at", at));
        }
    }

    /** How many issued lists of the agency, from the year on, have lines of the person that he or she has not seen. */
    long unseen(String agency, String userName, int fromYear) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_fileplan p WHERE p.agency = ? AND p.plan_year >= ? AND p.state = ?"
                        + " AND EXISTS (SELECT 1 FROM vt_fileplan_line l WHERE l.plan = p.id AND l.person = ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM vt_fileplan_seen s WHERE s.plan = p.id AND s.user_name = ?)",
                Long.class,
                agency,
                fromYear,
                FilePlan.ISSUED,
                userName,
                userName);
        return count == null ? 0 : count;
    }

    private static FilePlan plan(ResultSet row) throws SQLException {
        return new FilePlan(
                row.getString("id"),
                row.getString("agency"),
                row.getInt("plan_year"),
                row.getString("state"),
                row.getString("numbering"),
                SqlTime.read(row, "made_at"),
                row.getString("made_by"),
                SqlTime.readNullable(row, "submitted_at"),
                row.getString("submitted_by"),
                SqlTime.readNullable(row, "approved_at"),
                row.getString("approved_by"),
                SqlTime.readNullable(row, "issued_at"),
                row.getString("issued_by"),
                row.getString("decision"),
                SqlTime.readDate(row, "decided_on"),
                row.getString("returned_reason"),
                row.getLong("version"));
    }

    private static FilePlanLine line(ResultSet row) throws SQLException {
        int carried = row.getInt("carried_from");
        Integer carriedFrom = row.wasNull() ? null : carried;
        return new FilePlanLine(
                row.getString("id"),
                row.getString("plan"),
                row.getInt("ordinal"),
                row.getString("kind"),
                row.getString("abbreviation"),
                row.getString("code"),
                row.getString("title"),
                row.getString("rule"),
                row.getString("retention"),
                row.getString("unit"),
                row.getString("person"),
                row.getString("note"),
                carriedFrom,
                row.getBoolean("added_later"),
                row.getString("dossier"));
    }
}
