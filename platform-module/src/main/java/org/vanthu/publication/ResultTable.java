package org.vanthu.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.Json;
import org.vanthu.shared.SqlTime;

/** Looks for the results of incoming documents, and keeps their codes. What is withheld or kept back is not found. */
final class ResultTable {

    private static final int MOST = 5;

    private static final String SELECT = """
            SELECT d.node_id, d.subject, d.arrival_number, d.arrival_date, i.state, i.lead_due, i.ended_at, u.name AS unit_name
            FROM vt_document d
            LEFT JOIN vt_incoming i ON i.node_id = d.node_id
            LEFT JOIN vt_unit u ON u.agency = d.agency AND u.code = i.lead_unit
            LEFT JOIN vt_publication_document p ON p.node_id = d.node_id
            WHERE d.agency = ? AND d.kind = 'incoming' AND d.state <> 'voided' AND d.arrival_number IS NOT NULL
              AND (p.hidden IS NULL OR p.hidden = 0)
              AND NOT EXISTS (SELECT s.node_id FROM vt_document_secrecy s WHERE s.node_id = d.node_id AND s.state = 'found')
            """;

    private final JdbcTemplate jdbc;

    ResultTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** What is known about the result of a document. */
    record Result(
            String nodeId,
            String subject,
            @Nullable Long arrivalNumber,
            @Nullable LocalDate arrivalDate,
            String state,
            String unit,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate endedOn,
            List<String> answers) {}

    /** By the sender's number and the date of the document. */
    List<Result> byNumber(String agency, String number, LocalDate date) {
        return find(
                SELECT + " AND d.number_key = ? AND d.issued_date = ? ORDER BY d.node_id LIMIT " + MOST,
                agency,
                DocumentNumber.parse(number).lookupKey(),
                date);
    }

    /** By the code on the receipt. */
    List<Result> byCode(String agency, String code) {
        return find(SELECT + " AND p.code = ?", agency, code);
    }

    private List<Result> find(String sql, Object... values) {
        List<Result> found = jdbc.query(sql, (row, index) -> read(row), values);
        List<Result> results = new ArrayList<>();
        for (Result one : found) {
            List<String> answers = jdbc.queryForList(
                    "SELECT number_text FROM vt_incoming_answer WHERE node_id = ? ORDER BY at_time",
                    String.class,
                    one.nodeId);
            results.add(new Result(
                    one.nodeId,
                    one.subject,
                    one.arrivalNumber,
                    one.arrivalDate,
                    one.state,
                    one.unit,
                    one.dueOn,
                    one.endedOn,
                    answers));
        }
        return results;
    }

    private static Result read(ResultSet row) throws SQLException {
        String state = row.getString("state");
        String unit = row.getString("unit_name");
        Instant due = SqlTime.readNullable(row, "lead_due");
        Instant ended = SqlTime.readNullable(row, "ended_at");
        return new Result(
                row.getString("node_id"),
                row.getString("subject"),
                row.getObject("arrival_number", Long.class),
                SqlTime.readDate(row, "arrival_date"),
                ended != null ? "done" : state == null ? "received" : "inProgress",
                unit == null ? "" : unit,
                day(due),
                day(ended),
                Collections.emptyList());
    }

    private static @Nullable LocalDate day(@Nullable Instant time) {
        return time == null ? null : LocalDate.ofInstant(time, Json.ZONE);
    }

    /**
     * What is noted about the publication of a document.
     *
     * @param version as it was seen; 0 when nothing is noted yet
     */
    record Noted(@Nullable String code, boolean hidden, String reason, long version) {}

    Optional<Noted> noted(String nodeId) {
        return jdbc
                .query(
                        "SELECT code, hidden, reason, version FROM vt_publication_document WHERE node_id = ?",
                        (row, index) -> new Noted(
                                row.getString("code"),
                                row.getInt("hidden") == 1,
                                row.getString("reason"),
                                row.getLong("version")),
                        nodeId)
                .stream()
                .findFirst();
    }

    /** Notes it; false if somebody else has meanwhile. */
    boolean note(String nodeId, String agency, Noted noted, String by, Instant at) {
        int hidden = noted.hidden() ? 1 : 0;
        if (noted.version() > 0) {
            return jdbc.update(
                            "UPDATE vt_publication_document SET code = ?, hidden = ?, reason = ?, changed_at = ?,"
                                    + " changed_by = ?, version = version + 1 WHERE node_id = ? AND version = ?",
                            noted.code(),
                            hidden,
                            noted.reason(),
                            SqlTime.of(at),
                            by,
                            nodeId,
                            noted.version())
                    == 1;
        }
        if (noted(nodeId).isPresent()) {
            return false;
        }
        jdbc.update(
                "INSERT INTO vt_publication_document (node_id, agency, code, hidden, reason, changed_at, changed_by,"
                        + " version) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
                nodeId,
                agency,
                noted.code(),
                hidden,
                noted.reason(),
                SqlTime.of(at),
                by);
        return true;
    }
}
