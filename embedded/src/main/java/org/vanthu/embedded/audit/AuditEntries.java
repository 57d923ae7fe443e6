package org.vanthu.embedded.audit;

import java.sql.Timestamp;
import java.util.List;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows of {@code emb_audit}. */
public final class AuditEntries {

    private final JdbcTemplate jdbc;
    private final RetryingTransactionHelper transactions;

    public AuditEntries(JdbcTemplate jdbc, RetryingTransactionHelper transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void insert(List<AuditEntry> entries) {
        jdbc.batchUpdate(
                "insert into emb_audit (at, user_name, service, method, arguments, failure) values (?, ?, ?, ?, ?, ?)",
                entries,
                entries.size(),
                (statement, entry) -> {
                    statement.setTimestamp(1, Timestamp.from(entry.at()));
                    statement.setString(2, entry.user());
                    statement.setString(3, entry.service());
                    statement.setString(4, entry.method());
                    statement.setString(5, entry.arguments());
                    statement.setString(6, entry.failure());
                });
    }

    void insertInOwnTransaction(List<AuditEntry> entries) {
        transactions.doInTransaction(
                () -> {
                    insert(entries);
                    return Boolean.TRUE;
                },
                false,
                true);
    }
}
