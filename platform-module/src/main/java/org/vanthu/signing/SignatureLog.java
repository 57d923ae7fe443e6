package org.vanthu.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.shared.SqlTime;

/** Every use of a key, in the transaction of the signature; rows are never changed. */
final class SignatureLog {

    private final JdbcTemplate jdbc;
    private final AuditTrail audit;

    SignatureLog(DataSource dataSource, AuditTrail audit) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.audit = audit;
    }

    void add(SignatureUse use) {
        jdbc.update(
                "INSERT INTO vt_signature_log (id, agency, node_id, party, purpose, key_kind, signature_level, user_name,"
                        + " subject, serial_number, signed_at, content_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                use.id(),
                use.agency(),
                use.nodeId(),
                use.party().name(),
                use.purpose().name(),
                use.keyKind().name(),
                use.level().name(),
                use.userName(),
                use.subject(),
                use.serialNumber(),
                SqlTime.of(use.signedAt()),
                use.contentSha256());
        audit.record(AuditEvent.of(
                use.agency(),
                use.party() == Party.PERSON ? "signing.sign" : "signing.seal",
                use.nodeId(),
                use.subject() + " " + use.serialNumber()));
    }

    /** Oldest first. */
    List<SignatureUse> of(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_signature_log WHERE node_id = ? ORDER BY signed_at, id",
                (row, number) -> read(row),
                nodeId);
    }

    private static SignatureUse read(ResultSet row) throws SQLException {
        return new SignatureUse(
                row.getString("id"),
                row.getString("agency"),
                row.getString("node_id"),
                Party.valueOf(row.getString("party")),
                SigningWish.Purpose.valueOf(row.getString("purpose")),
                KeyKind.valueOf(row.getString("key_kind")),
                Level.valueOf(row.getString("signature_level")),
                row.getString("user_name"),
                row.getString("subject"),
                row.getString("serial_number"),
                SqlTime.read(row, "signed_at"),
                row.getString("content_sha256"));
    }
}
