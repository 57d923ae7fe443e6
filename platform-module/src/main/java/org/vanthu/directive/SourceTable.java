package org.vanthu.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** Documents that order work and were not drafted here. */
final class SourceTable {

    private final JdbcTemplate jdbc;

    SourceTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** One of them. */
    record Source(
            String nodeId,
            String agency,
            String kind,
            String number,
            LocalDate date,
            String subject,
            String signerName,
            int urgency,
            Instant enteredAt,
            String enteredBy,
            @Nullable Instant enterDueAt,
            long version) {}

    void insert(Source one) {
        Sql.insert(
                jdbc,
                "vt_directive_source",
                Sql.map(
                        "node_id", one.nodeId(),
                        "agency", one.agency(),
                        "kind", one.kind(),
                        "number_text", one.number(),
                        "document_date", one.date(),
                        "subject", one.subject(),
                        "signer_name", one.signerName(),
                        "urgency", one.urgency(),
                        "entered_at", one.enteredAt(),
                        "entered_by", one.enteredBy(),
                        "enter_due_at", one.enterDueAt(),
                        "version", one.version()));
    }

    Optional<Source> find(String nodeId) {
        return query("", nodeId);
    }

    Optional<Source> lock(String nodeId) {
        return query(" FOR UPDATE", nodeId);
    }

    private Optional<Source> query(String more, String nodeId) {
        return jdbc
                .query("SELECT * FROM vt_directive_source WHERE node_id = ?" + more, (row, index) -> read(row), nodeId)
                .stream()
                .findFirst();
    }

    void redact(String nodeId) {
        jdbc.update("UPDATE vt_directive_source SET subject = '-', signer_name = '-' WHERE node_id = ?", nodeId);
    }

    private static Source read(ResultSet row) throws SQLException {
        return new Source(
                row.getString("node_id"),
                row.getString("agency"),
                row.getString("kind"),
                row.getString("number_text"),
                row.getObject("document_date", LocalDate.class),
                row.getString("subject"),
                row.getString("signer_name"),
                row.getInt("urgency"),
                SqlTime.read(row, "entered_at"),
                row.getString("entered_by"),
                SqlTime.readNullable(row, "enter_due_at"),
                row.getLong("version"));
    }
}
