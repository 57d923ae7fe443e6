package org.vanthu.archive.certified;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of certified copies; none is ever changed. */
final class CertifiedTable {

    private final JdbcTemplate jdbc;

    CertifiedTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(CertifiedCopy one) {
        Sql.insert(
                jdbc,
                "vt_archive_certified",
                Sql.map(
                        "code", one.code(),
                        "package_id", one.packageId(),
                        "ordinal", one.ordinal(),
                        "request", one.request(),
                        "agency", one.agency(),
                        "dossier", one.dossier(),
                        "document", one.document(),
                        "document_code", one.documentCode(),
                        "number_notation", one.number(),
                        "type_name", one.typeName(),
                        "subject", one.subject(),
                        "recipient", one.recipient(),
                        "purpose", one.purpose(),
                        "issued_by", one.issuedBy(),
                        "issued_at", one.issuedAt(),
                        "valid_until", one.validUntil(),
                        "copies", one.copies(),
                        "sha256", one.sha256()));
    }

    Optional<CertifiedCopy> find(String code) {
        return jdbc.query("SELECT * FROM vt_archive_certified WHERE code = ?", (row, index) -> read(row), code).stream()
                .findFirst();
    }

    /** What was given out for a request, the last first. */
    List<CertifiedCopy> ofRequest(String request) {
        return jdbc.query(
                "SELECT * FROM vt_archive_certified WHERE request = ? ORDER BY issued_at DESC, package_id, ordinal",
                (row, index) -> read(row),
                request);
    }

    private static CertifiedCopy read(ResultSet row) throws SQLException {
        return new CertifiedCopy(
                row.getString("code"),
                row.getString("package_id"),
                row.getInt("ordinal"),
                row.getString("request"),
                row.getString("agency"),
                row.getString("dossier"),
                row.getString("document"),
                row.getString("document_code"),
                row.getString("number_notation"),
                row.getString("type_name"),
                row.getString("subject"),
                row.getString("recipient"),
                row.getString("purpose"),
                row.getString("issued_by"),
                SqlTime.read(row, "issued_at"),
                Objects.requireNonNull(SqlTime.readDate(row, "valid_until"), "valid_until"),
                row.getInt("copies"),
                row.getString("sha256"));
    }
}
