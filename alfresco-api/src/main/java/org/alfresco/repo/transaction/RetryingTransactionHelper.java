package org.alfresco.repo.transaction;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.service.transaction.TransactionService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Runs work in a transaction and runs it again when another transaction came in the way.
 *
 * <p>The work must be repeatable. Between two attempts the helper waits, longer each time, with a random part.
 */
public class RetryingTransactionHelper {
    public static final Class<?>[] RETRY_EXCEPTIONS = {ConcurrencyFailureException.class, DuplicateKeyException.class};

    private static final Logger LOG = LoggerFactory.getLogger(RetryingTransactionHelper.class);

    private static final String ACTIVE_TRANSACTION = RetryingTransactionHelper.class.getName() + ".activeTransaction";

    private TransactionService transactionService;
    private int maxRetries = 40;
    private int minRetryWaitMs = 10;
    private int maxRetryWaitMs = 2000;
    private int retryWaitIncrementMs = 20;
    private boolean readOnly;
    private List<Class<?>> extraExceptions = List.of();

    /** The work to be done. */
    public interface RetryingTransactionCallback<Result> {
        Result execute() throws Throwable;
    }

    public void setTransactionService(TransactionService service) {
        this.transactionService = service;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public void setMinRetryWaitMs(int minRetryWaitMs) {
        this.minRetryWaitMs = minRetryWaitMs;
    }

    public void setMaxRetryWaitMs(int maxRetryWaitMs) {
        this.maxRetryWaitMs = maxRetryWaitMs;
    }

    public void setRetryWaitIncrementMs(int retryWaitIncrementMs) {
        this.retryWaitIncrementMs = retryWaitIncrementMs;
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public void setExtraExceptions(List<Class<?>> extraExceptions) {
        this.extraExceptions = extraExceptions;
    }

    public <R> R doInTransaction(RetryingTransactionCallback<R> cb) {
        return doInTransaction(cb, false, false);
    }

    public <R> R doInTransaction(RetryingTransactionCallback<R> cb, boolean readOnly) {
        return doInTransaction(cb, readOnly, false);
    }

    /**
     * Runs the work.
     *
     * @param requiresNew false to join a transaction that is under way; then nothing is retried here
     */
    public <R> R doInTransaction(RetryingTransactionCallback<R> cb, boolean readOnly, boolean requiresNew) {
        boolean reading = readOnly || this.readOnly;
        if (!requiresNew && AlfrescoTransactionSupport.getTransactionReadState() != TxnReadState.TXN_NONE) {
            return join(cb, reading);
        }
        for (int attempt = 0; ; attempt++) {
            try {
                return once(cb, reading);
            } catch (RuntimeException e) {
                if (attempt + 1 >= maxRetries || retryCause(e) == null) {
                    throw e;
                }
                LOG.debug("Attempt {} of a transaction failed and is repeated", attempt + 1, e);
                pause(attempt);
            }
        }
    }

    private static <R> R join(RetryingTransactionCallback<R> cb, boolean readOnly) {
        if (!readOnly && AlfrescoTransactionSupport.getTransactionReadState() == TxnReadState.TXN_READ_ONLY) {
            throw new AlfrescoRuntimeException("A transaction that may write cannot join one that only reads");
        }
        try {
            return cb.execute();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AlfrescoRuntimeException("Exception in a transactional callback: " + e.getMessage(), e);
        }
    }

    private <R> R once(RetryingTransactionCallback<R> cb, boolean readOnly) {
        UserTransaction txn = transactionService.getNonPropagatingUserTransaction(readOnly);
        try {
            txn.begin();
            AlfrescoTransactionSupport.bindResource(ACTIVE_TRANSACTION, txn);
            R result = cb.execute();
            if (txn.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
                txn.rollback();
            } else {
                txn.commit();
            }
            return result;
        } catch (Throwable e) {
            rollBack(txn, e);
            if (e instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new AlfrescoRuntimeException("Exception from a transactional callback: " + e.getMessage(), e);
        }
    }

    private static void rollBack(UserTransaction txn, Throwable cause) {
        try {
            int status = txn.getStatus();
            if (status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK) {
                txn.rollback();
            }
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    private void pause(int attempt) {
        int longest = Math.min(maxRetryWaitMs, minRetryWaitMs + retryWaitIncrementMs * attempt);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(minRetryWaitMs / 2 + 1, longest + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AlfrescoRuntimeException("Interrupted while waiting to repeat a transaction", e);
        }
    }

    private Throwable retryCause(Throwable e) {
        Throwable found = extractRetryCause(e);
        for (Throwable t = e; found == null && t != null; t = t.getCause()) {
            for (Class<?> extra : extraExceptions) {
                if (extra.isInstance(t)) {
                    found = t;
                }
            }
        }
        return found;
    }

    /**
     * The transaction that a helper began on this thread and that is still under way, or null; work may mark it for
     * rollback.
     */
    public static UserTransaction getActiveUserTransaction() {
        if (AlfrescoTransactionSupport.getTransactionReadState() == TxnReadState.TXN_NONE) {
            return null;
        }
        return AlfrescoTransactionSupport.getResource(ACTIVE_TRANSACTION);
    }

    /** The exception in the chain of causes that makes a repeat worthwhile, or null. */
    public static Throwable extractRetryCause(Throwable cause) {
        Throwable found = null;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof DoNotRetryException) {
                return null;
            }
            if (found == null && isRetryable(t)) {
                found = t;
            }
            if (t.getCause() == t) {
                break;
            }
        }
        return found;
    }

    private static boolean isRetryable(Throwable t) {
        for (Class<?> type : RETRY_EXCEPTIONS) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return t instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("40") || sql.getSQLState().equals("55P03"));
    }
}
