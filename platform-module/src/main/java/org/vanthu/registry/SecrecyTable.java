package org.vanthu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The table {@code vt_document_secrecy}. */
final class SecrecyTable {

    private static final int MAX_LISTED = 200;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    SecrecyTable(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    Optional<SecrecyFinding> find(String nodeId) {
        return jdbc
                .query("SELECT * FROM vt_document_secrecy WHERE node_id = ?", (row, index) -> read(row), nodeId)
                .stream()
                .findFirst();
    }

    /** Those of the agency about which nobody has decided, oldest first. */
    List<SecrecyFinding> open(String agency) {
        return jdbc.query(
                "SELECT * FROM vt_document_secrecy WHERE agency = ? AND state = ? ORDER BY found_at LIMIT "
                        + MAX_LISTED,
                (row, index) -> read(row),
                agency,
                SecrecyFinding.FOUND);
    }

    /** Of the given documents those about which nobody has decided. */
    Set<String> openAmong(Collection<String> nodeIds) {
        if (nodeIds.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(nodeIds);
        values.add(SecrecyFinding.FOUND);
        return Set.copyOf(jdbc.queryForList(
                "SELECT node_id FROM vt_document_secrecy WHERE node_id IN (" + Sql.marks(nodeIds.size())
                        + ") AND state = ?",
                String.class,
                values.toArray()));
    }

    long countOpen(String agency) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_document_secrecy WHERE agency = ? AND state = ?",
                Long.class,
                agency,
                SecrecyFinding.FOUND);
        return count == null ? 0 : count;
    }

    void insert(String nodeId, String agency, String mark) {
        jdbc.update(
                "INSERT INTO vt_document_secrecy (node_id, agency, mark, state, found_at) VALUES (?, ?, ?, ?, ?)",
                nodeId,
                agency,
                mark,
                SecrecyFinding.FOUND,
                now());
    }

    /** Notes the decision; false when somebody has decided meanwhile. */
    boolean decide(String nodeId, String state, String by, String reason) {
        return jdbc.update(
                        "UPDATE vt_document_secrecy SET state = ?, decided_at = ?, decided_by = ?, reason = ?"
                                + " WHERE node_id = ? AND state = ?",
                        state,
                        now(),
                        by,
                        reason,
                        nodeId,
                        SecrecyFinding.FOUND)
                == 1;
    }

    /** Opens a finding again about which somebody decided that it is not secret; false for any other. */
    boolean reopen(String nodeId, String mark) {
        return jdbc.update(
                        "UPDATE vt_document_secrecy SET state = ?, mark = ?, found_at = ?, decided_at = NULL,"
                                + " decided_by = NULL, reason = NULL WHERE node_id = ? AND state = ?",
                        SecrecyFinding.FOUND,
                        mark,
                        now(),
                        nodeId,
                        SecrecyFinding.CLEARED)
                == 1;
    }

    private Object now() {
        return SqlTime.of(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static SecrecyFinding read(ResultSet row) throws SQLException {
        return new SecrecyFinding(
                row.getString("node_id"),
                row.getString("agency"),
                row.getString("mark"),
                row.getString("state"),
                SqlTime.read(row, "found_at"),
                SqlTime.readNullable(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("reason"));
    }
}
