package org.vanthu.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.directive.Inspection.Step;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of inspections. */
final class InspectionTable {

    private final JdbcTemplate jdbc;

    InspectionTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Inspection one) {
        Sql.insert(
                jdbc,
                "vt_directive_inspection",
                Sql.map(
                        "id", one.id(),
                        "agency", one.agency(),
                        "inspected", one.inspected(),
                        "inspected_name", one.inspectedName(),
                        "state", one.state(),
                        "subject", one.subject(),
                        "inspection_date", one.date(),
                        "officer", one.officer(),
                        "notice_due_at", one.notice().dueAt(),
                        "report_due_at", one.report().dueAt(),
                        "report_text", "",
                        "minutes_text", "",
                        "conclusion", "",
                        "created_at", one.createdAt(),
                        "created_by", one.createdBy(),
                        "version", 1L));
    }

    /** @throws ConflictException if somebody was faster */
    Inspection change(Inspection seen, Map<String, @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_directive_inspection", "id", seen.id(), seen.version(), columns)) {
            throw new ConflictException("directive.error.changed-meanwhile", seen.subject());
        }
        return find(seen.id()).orElseThrow();
    }

    Optional<Inspection> find(long id) {
        return jdbc.query("SELECT * FROM vt_directive_inspection WHERE id = ?", (row, index) -> read(row), id).stream()
                .findFirst();
    }

    Optional<Inspection> lock(long id) {
        return jdbc
                .query("SELECT * FROM vt_directive_inspection WHERE id = ? FOR UPDATE", (row, index) -> read(row), id)
                .stream()
                .findFirst();
    }

    /** The last of an agency, as inspector or as inspected, planned ones left to the inspector. */
    List<Inspection> of(String agency, boolean inspecting, boolean inspected, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_directive_inspection WHERE (? = 1 AND agency = ?)"
                        + " OR (? = 1 AND inspected = ? AND state <> 'planned')"
                        + " ORDER BY inspection_date DESC, id DESC LIMIT " + limit,
                (row, index) -> read(row),
                inspecting ? 1 : 0,
                agency,
                inspected ? 1 : 0,
                agency);
    }

    private static Inspection read(ResultSet row) throws SQLException {
        return new Inspection(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("inspected"),
                row.getString("inspected_name"),
                row.getString("state"),
                row.getString("subject"),
                row.getObject("inspection_date", LocalDate.class),
                row.getString("officer"),
                new Step(
                        SqlTime.read(row, "notice_due_at"),
                        SqlTime.readNullable(row, "noticed_at"),
                        Objects.requireNonNullElse(row.getString("notice_text"), "")),
                new Step(
                        SqlTime.read(row, "report_due_at"),
                        SqlTime.readNullable(row, "reported_at"),
                        row.getString("report_text")),
                new Step(null, SqlTime.readNullable(row, "held_at"), row.getString("minutes_text")),
                new Step(
                        SqlTime.readNullable(row, "result_due_at"),
                        SqlTime.readNullable(row, "concluded_at"),
                        row.getString("conclusion")),
                row.getString("report_node_id"),
                SqlTime.read(row, "created_at"),
                row.getString("created_by"),
                row.getLong("version"));
    }
}
