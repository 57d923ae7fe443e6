package org.vanthu.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.SqlTime;

/** The rows of {@code vt_delegation}. Nothing is deleted: an ended delegation explains what was done under it. */
final class DelegationTable {

    private final JdbcTemplate jdbc;

    DelegationTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Delegation delegation) {
        jdbc.update(
                """
                INSERT INTO vt_delegation (id, agency, principal, delegate, scopes, first_day, last_day, reason, permission, granted_at, granted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                delegation.id(),
                delegation.agency(),
                delegation.principal(),
                delegation.delegate(),
                delegation.scopes().stream().map(Scope::code).collect(Collectors.joining(",")),
                delegation.firstDay(),
                delegation.lastDay(),
                delegation.reason(),
                delegation.permission(),
                SqlTime.of(delegation.grantedAt()),
                delegation.grantedBy());
    }

    Optional<Delegation> find(String id) {
        return jdbc.query("SELECT * FROM vt_delegation WHERE id = ?", (row, number) -> read(row), id).stream()
                .findFirst();
    }

    /** Those of the delegate that run on the day. */
    List<Delegation> running(String agency, String delegate, LocalDate day) {
        return jdbc.query("""
                SELECT * FROM vt_delegation WHERE delegate = ? AND agency = ? AND revoked_at IS NULL
                AND first_day <= ? AND (last_day IS NULL OR last_day >= ?) ORDER BY principal, granted_at""", (row, number) -> read(row), delegate, agency, day, day);
    }

    /** All of an agency, the last granted first. */
    List<Delegation> of(String agency) {
        return jdbc.query(
                "SELECT * FROM vt_delegation WHERE agency = ? ORDER BY granted_at DESC, id",
                (row, number) -> read(row),
                agency);
    }

    /** Whether it was still running and is ended now. */
    boolean revoke(String id, Instant at, String by, String reason) {
        return jdbc.update(
                        "UPDATE vt_delegation SET revoked_at = ?, revoked_by = ?, revoked_reason = ? WHERE id = ? AND revoked_at IS NULL",
                        SqlTime.of(at),
                        by,
                        reason,
                        id)
                > 0;
    }

    private static Delegation read(ResultSet row) throws SQLException {
        return new Delegation(
                row.getString("id"),
                row.getString("agency"),
                row.getString("principal"),
                row.getString("delegate"),
                scopes(row.getString("scopes")),
                Objects.requireNonNull(SqlTime.readDate(row, "first_day")),
                SqlTime.readDate(row, "last_day"),
                row.getString("reason"),
                row.getString("permission"),
                SqlTime.read(row, "granted_at"),
                row.getString("granted_by"),
                SqlTime.readNullable(row, "revoked_at"),
                row.getString("revoked_by"),
                row.getString("revoked_reason"));
    }

    private static Set<Scope> scopes(String text) {
        return Arrays.stream(text.split(",", -1))
                .flatMap(code -> Scope.of(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
