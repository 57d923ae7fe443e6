package org.vanthu.outgoing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.SqlTime;

/**
 * Notes who used the kept copy of an issued document.
 *
 * @see "Decree 30/2020/NĐ-CP, article 19 and Appendix IV, register of the use of kept copies"
 */
public final class Loans {

    private final JdbcTemplate jdbc;
    private final OutgoingTable table;
    private final Steps steps;
    private final OutgoingSite site;

    Loans(DataSource dataSource, OutgoingTable table, Steps steps, OutgoingSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.steps = steps;
        this.site = site;
    }

    /** One use, or, where {@code ordinal} names one, its return. */
    Outgoing note(String nodeId, Form form) {
        Long seen = form.version();
        long version =
                seen != null ? seen : table.find(nodeId).map(Outgoing::version).orElse(0L);
        Outgoing document = steps.lock(nodeId, version, EnumSet.of(OutgoingState.ISSUED));
        site.access().require(document.agency(), OutgoingPermission.ISSUE);
        if (form.ordinal() != null) {
            jdbc.update(
                    "UPDATE vt_outgoing_loan SET returned_on = ? WHERE node_id = ? AND ordinal = ?",
                    form.returnedOn() == null ? site.today() : form.returnedOn(),
                    nodeId,
                    form.ordinal());
        } else {
            add(document, form);
        }
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.loan", nodeId, form.borrower()));
        return table.change(document, Map.of());
    }

    private void add(Outgoing document, Form form) {
        Integer last = jdbc.queryForObject(
                "SELECT max(ordinal) FROM vt_outgoing_loan WHERE node_id = ?", Integer.class, document.nodeId());
        jdbc.update(
                """
                INSERT INTO vt_outgoing_loan (node_id, ordinal, agency, borrower, dossier_code, lent_on, returned_on,
                  allowed_by, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                document.nodeId(),
                last == null ? 1 : last + 1,
                document.agency(),
                text("borrower", form.borrower(), 200, true),
                text("dossierCode", form.dossierCode(), 60, false),
                form.lentOn() == null ? site.today() : form.lentOn(),
                form.returnedOn(),
                text("allowedBy", form.allowedBy(), 200, true),
                text("note", form.note(), 500, false));
    }

    /** The uses of a document, oldest first. */
    List<Loan> of(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_outgoing_loan WHERE node_id = ? ORDER BY ordinal", (row, index) -> read(row), nodeId);
    }

    /** The uses in an agency between two days, oldest first. */
    List<Loan> between(String agency, LocalDate from, LocalDate to, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_outgoing_loan WHERE agency = ? AND lent_on BETWEEN ? AND ?"
                        + " ORDER BY lent_on, node_id, ordinal LIMIT ?",
                (row, index) -> read(row),
                agency,
                from,
                to,
                limit);
    }

    private static Loan read(ResultSet row) throws SQLException {
        return new Loan(
                row.getString("node_id"),
                row.getInt("ordinal"),
                row.getString("borrower"),
                row.getString("dossier_code"),
                row.getObject("lent_on", LocalDate.class),
                SqlTime.readDate(row, "returned_on"),
                row.getString("allowed_by"),
                row.getString("note"));
    }

    private static String text(String field, @Nullable String value, int maxLength, boolean required) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() && required) {
            throw InvalidInputException.field(field, "", "shared.error.missing", field);
        }
        if (text.length() > maxLength) {
            throw InvalidInputException.field(field, text, "outgoing.error.too-long", field, maxLength);
        }
        return text;
    }

    /** One use of a kept copy. */
    record Loan(
            String nodeId,
            int ordinal,
            String borrower,
            String dossierCode,
            LocalDate lentOn,
            @Nullable LocalDate returnedOn,
            String allowedBy,
            String note) {}

    /** A use as it is sent. */
    record Form(
            @Nullable String borrower,
            @Nullable String dossierCode,
            @Nullable LocalDate lentOn,
            @Nullable LocalDate returnedOn,
            @Nullable String allowedBy,
            @Nullable String note,
            @Nullable Integer ordinal,
            @Nullable Long version) {}
}
