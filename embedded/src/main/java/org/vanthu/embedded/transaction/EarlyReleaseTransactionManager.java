package org.vanthu.embedded.transaction;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives the connection back as soon as the transaction has ended on the database, before anybody is told of its end.
 * Who then begins a transaction (a failure is noted after the rollback, a lock is released after the commit) takes a
 * connection while holding none; otherwise as many threads as the pool has connections could wait for each other.
 */
public final class EarlyReleaseTransactionManager extends DataSourceTransactionManager {

    private static final long serialVersionUID = 1L;

    public EarlyReleaseTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        doCleanupAfterCompletion(status.getTransaction());
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } finally {
            doCleanupAfterCompletion(status.getTransaction());
        }
    }

    /** Does nothing the second time, when Spring asks for it after all have been told. */
    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        JdbcTransactionObjectSupport own = (JdbcTransactionObjectSupport) transaction;
        if (own.hasConnectionHolder()
                && TransactionSynchronizationManager.getResource(obtainDataSource()) == own.getConnectionHolder()) {
            super.doCleanupAfterCompletion(transaction);
        }
    }
}
