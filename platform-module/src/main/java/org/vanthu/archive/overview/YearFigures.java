package org.vanthu.archive.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.organization.Access;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.SqlTime;

/** Counts the dossiers and the unfiled documents of a year, and lists what each figure counts. */
public final class YearFigures {

    /** Documents that nobody has to file: they are no records, or not yet. */
    private static final String FILED_OR_NOT = " FROM vt_document m WHERE m.agency = ? AND m.register_year = ?"
            + " AND m.state NOT IN ('voided', 'cancelled', 'awaitingCheck', 'draft', 'returned')"
            + " AND NOT EXISTS (SELECT 1 FROM vt_dossier_document c WHERE c.node_id = m.node_id)";

    private static final String DOSSIERS = " FROM vt_dossier d LEFT JOIN vt_archive_dossier a ON a.dossier = d.id"
            + " LEFT JOIN vt_retention r ON r.dossier = d.id WHERE d.agency = ? AND d.dossier_year = ?";

    private final JdbcTemplate jdbc;
    private final Access access;

    YearFigures(DataSource dataSource, Access access) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.access = access;
    }

    /** How many there are of one name. */
    public record Figure(String name, long count) {}

    /**
     * The figures of a year.
     *
     * @param states dossiers by state
     * @param stages dossiers by where they stand in the archive; {@code none} for those never handed in
     * @param retention dossiers by how long they are kept
     * @param unfiled documents in no dossier, by kind
     */
    public record Year(
            int year, List<Figure> states, List<Figure> stages, List<Figure> retention, List<Figure> unfiled) {}

    /** A dossier of a year. */
    public record Row(
            String id,
            String code,
            String title,
            String state,
            @Nullable String stage,
            @Nullable String retention,
            @Nullable LocalDate expiresOn,
            @Nullable String unit,
            String owner) {}

    /** A document in no dossier. */
    public record Unfiled(
            String nodeId,
            String kind,
            String number,
            @Nullable LocalDate issuedDate,
            String issuerName,
            String subject,
            String state) {}

    /** The figures of a year. */
    Year year(String agency, int year) {
        access.require(agency, OverviewPermission.READ);
        return new Year(
                year,
                figures("d.state", DOSSIERS + " GROUP BY d.state", agency, year),
                figures("coalesce(a.stage, 'none')", DOSSIERS + " GROUP BY coalesce(a.stage, 'none')", agency, year),
                retention(agency, year),
                figures("m.kind", FILED_OR_NOT + " GROUP BY m.kind", agency, year));
    }

    private List<Figure> figures(String name, String from, String agency, int year) {
        return jdbc.query(
                "SELECT " + name + " AS name, count(*) AS number" + from + " ORDER BY 1",
                (row, i) -> new Figure(row.getString("name"), row.getLong("number")),
                agency,
                year);
    }

    private List<Figure> retention(String agency, int year) {
        return jdbc.query(
                "SELECT r.kind, r.years, count(*) AS number" + DOSSIERS
                        + " GROUP BY r.kind, r.years ORDER BY r.kind, r.years",
                (row, i) -> new Figure(period(row), row.getLong("number")),
                agency,
                year);
    }

    private static String period(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        Integer years = row.getObject("years", Integer.class);
        return kind == null ? "none" : years == null ? kind : kind + "-" + years;
    }

    /**
     * The dossiers behind a figure, by code.
     *
     * @param show {@code state:<state>}, {@code stage:<stage>}, {@code retention:<period>}, or empty for all
     */
    List<Row> dossiers(String agency, int year, String show, String after, int limit) {
        access.require(agency, OverviewPermission.READ);
        StringBuilder sql = new StringBuilder(
                "SELECT d.id, d.code, d.title, d.state, a.stage, d.retention, r.expires_on, d.unit, d.owner");
        sql.append(DOSSIERS);
        List<Object> values = new ArrayList<>(List.of(agency, year));
        filter(show, sql, values);
        sql.append(" AND d.code > ? ORDER BY d.code LIMIT ?");
        values.add(after);
        values.add(limit);
        return jdbc.query(sql.toString(), (row, i) -> read(row), values.toArray());
    }

    private static void filter(String show, StringBuilder sql, List<Object> values) {
        if (show.isEmpty()) {
            return;
        }
        int colon = show.indexOf(':');
        String name = colon < 0 ? "" : show.substring(0, colon);
        String value = show.substring(colon + 1);
        switch (name) {
            case "state" -> {
                sql.append(" AND d.state = ?");
                values.add(value);
            }
            case "stage" -> {
                sql.append(" AND coalesce(a.stage, 'none') = ?");
                values.add(value);
            }
            case "retention" -> period(value, sql, values);
            default -> throw InvalidInputException.field("show", show, "archive.error.year-show", show);
        }
    }

    private static void period(String value, StringBuilder sql, List<Object> values) {
        int hyphen = value.indexOf('-');
        if (value.equals("none")) {
            sql.append(" AND r.kind IS NULL");
            return;
        }
        sql.append(" AND r.kind = ?");
        values.add(hyphen < 0 ? value : value.substring(0, hyphen));
        if (hyphen < 0) {
            sql.append(" AND r.years IS NULL");
        } else {
            sql.append(" AND r.years = ?");
            values.add(number(value.substring(hyphen + 1)));
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "show", text, "archive.error.year-show", text);
        }
    }

    /** Documents in no dossier, by id. */
    List<Unfiled> unfiled(String agency, int year, String after, int limit) {
        access.require(agency, OverviewPermission.READ);
        return jdbc.query(
                "SELECT m.node_id, m.kind, m.number_text, m.issued_date, m.issuer_name, m.subject, m.state"
                        + FILED_OR_NOT + " AND m.node_id > ? ORDER BY m.node_id LIMIT ?",
                (row, i) -> new Unfiled(
                        row.getString("node_id"),
                        row.getString("kind"),
                        row.getString("number_text"),
                        SqlTime.readDate(row, "issued_date"),
                        row.getString("issuer_name"),
                        row.getString("subject"),
                        row.getString("state")),
                agency,
                year,
                after,
                limit);
    }

    /** Reads all dossiers of a year one by one. */
    void eachDossier(String agency, int year, Consumer<Row> consumer) {
        jdbc.query(
                "SELECT d.id, d.code, d.title, d.state, a.stage, d.retention, r.expires_on, d.unit, d.owner" + DOSSIERS
                        + " ORDER BY d.code",
                row -> {
                    consumer.accept(read(row));
                },
                agency,
                year);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("code"),
                row.getString("title"),
                row.getString("state"),
                row.getString("stage"),
                row.getString("retention"),
                SqlTime.readDate(row, "expires_on"),
                row.getString("unit"),
                row.getString("owner"));
    }
}
