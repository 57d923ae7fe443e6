package org.vanthu.embedded.transaction;

import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** A transaction of Spring's transaction manager, driven by hand. For one thread and one use. */
final class SpringUserTransaction implements UserTransaction {
    private final PlatformTransactionManager manager;
    private final TransactionDefinition definition;
    private @Nullable TransactionStatus status;
    private int finished = Status.STATUS_NO_TRANSACTION;

    SpringUserTransaction(PlatformTransactionManager manager, TransactionDefinition definition) {
        this.manager = manager;
        this.definition = definition;
    }

    @Override
    public void begin() throws NotSupportedException {
        if (status != null) {
            throw new NotSupportedException("The transaction has begun already");
        }
        status = manager.getTransaction(definition);
    }

    @Override
    public void commit() {
        TransactionStatus open = open();
        finished = Status.STATUS_ROLLEDBACK;
        manager.commit(open);
        finished = Status.STATUS_COMMITTED;
    }

    @Override
    public void rollback() {
        TransactionStatus open = open();
        finished = Status.STATUS_ROLLEDBACK;
        manager.rollback(open);
    }

    @Override
    public void setRollbackOnly() {
        open().setRollbackOnly();
    }

    @Override
    public int getStatus() {
        TransactionStatus known = status;
        if (known == null) {
            return Status.STATUS_NO_TRANSACTION;
        }
        if (known.isCompleted()) {
            return finished;
        }
        return known.isRollbackOnly() ? Status.STATUS_MARKED_ROLLBACK : Status.STATUS_ACTIVE;
    }

    @Override
    public void setTransactionTimeout(int seconds) {
        throw new UnsupportedOperationException(
                "UserTransaction.setTransactionTimeout is not implemented by the embedded"
                        + " engine; see docs/embedded/supported-api.md");
    }

    private TransactionStatus open() {
        TransactionStatus known = status;
        if (known == null || known.isCompleted()) {
            throw new IllegalStateException("There is no transaction to end");
        }
        return known;
    }
}
