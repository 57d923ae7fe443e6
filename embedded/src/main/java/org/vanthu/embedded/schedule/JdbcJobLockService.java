package org.vanthu.embedded.schedule;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.alfresco.repo.lock.JobLockService;
import org.alfresco.repo.lock.LockAcquisitionException;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.repo.transaction.TransactionalResourceHelper;
import org.alfresco.service.namespace.QName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Job locks as rows of {@code emb_job_lock}; each change is a transaction of its own, and the clock is the database's.
 */
public final class JdbcJobLockService implements JobLockService, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcJobLockService.class);
    private static final String TRANSACTION_TOKENS = JdbcJobLockService.class.getName() + ".tokens";
    private static final long DEFAULT_RETRY_WAIT_MILLIS = 20;
    private static final int DEFAULT_RETRY_COUNT = 10;

    private final JdbcClient jdbc;
    private final RetryingTransactionHelper transactions;
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "job-lock-refresh");
        thread.setDaemon(true);
        return thread;
    });

    public JdbcJobLockService(JdbcClient jdbc, RetryingTransactionHelper transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void getTransactionalLock(QName lockQName, long timeToLive) {
        getTransactionalLock(lockQName, timeToLive, DEFAULT_RETRY_WAIT_MILLIS, DEFAULT_RETRY_COUNT);
    }

    @Override
    public void getTransactionalLock(QName lockQName, long timeToLive, long retryWait, int retryCount) {
        Map<QName, String> held = TransactionalResourceHelper.getMap(TRANSACTION_TOKENS);
        String token = held.get(lockQName);
        if (token != null) {
            refreshLock(token, lockQName, timeToLive);
            return;
        }
        String taken = getLock(lockQName, timeToLive, retryWait, retryCount);
        held.put(lockQName, taken);
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                releaseLockVerify(taken, lockQName);
            }

            @Override
            public void afterRollback() {
                releaseLockVerify(taken, lockQName);
            }
        });
    }

    @Override
    public String getLock(QName lockQName, long timeToLive) {
        return getLock(lockQName, timeToLive, DEFAULT_RETRY_WAIT_MILLIS, DEFAULT_RETRY_COUNT);
    }

    @Override
    public String getLock(QName lockQName, long timeToLive, JobLockRefreshCallback callback) {
        String token = getLock(lockQName, timeToLive);
        refreshLock(token, lockQName, timeToLive, callback);
        return token;
    }

    @Override
    public String getLock(QName lockQName, long timeToLive, long retryWait, int retryCount) {
        String token = UUID.randomUUID().toString();
        if (retryCount < 0) {
            throw new IllegalArgumentException("retryCount must be >= 0, was " + retryCount);
        }
        for (int attempt = 1; !take(lockQName, token, timeToLive); attempt++) {
            if (attempt >= retryCount) {
                throw new LockAcquisitionException(lockQName, token);
            }
            sleep(retryWait);
        }
        return token;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockAcquisitionException(
                    e, LockAcquisitionException.ERR_FAILED_TO_ACQUIRE_LOCK, "interrupted", "");
        }
    }

    private boolean take(QName lock, String token, long ttlMillis) {
        return inOwnTransaction(() -> {
            // one at a time: whether a lock is free depends on rows that are not there
            jdbc.sql("select pg_advisory_xact_lock(7268452)").query().listOfRows();
            boolean taken = jdbc.sql("""
                            select count(*) from emb_job_lock
                            where namespace = :namespace and expires_at > clock_timestamp()
                              and (name = :name or starts_with(name, :name || '.') or starts_with(:name, name || '.'))
                            """)
                            .param("namespace", lock.getNamespaceURI())
                            .param("name", name(lock))
                            .query(Long.class)
                            .single()
                    > 0;
            if (taken) {
                return false;
            }
            jdbc.sql("""
                            insert into emb_job_lock (namespace, name, token, expires_at)
                            values (:namespace, :name, :token, clock_timestamp() + :ttl * interval '1 millisecond')
                            on conflict (namespace, name)
                            do update set token = excluded.token, expires_at = excluded.expires_at
                            """)
                    .param("namespace", lock.getNamespaceURI())
                    .param("name", name(lock))
                    .param("token", token)
                    .param("ttl", ttlMillis)
                    .update();
            return true;
        });
    }

    @Override
    public void refreshLock(String lockToken, QName lockQName, long timeToLive) {
        if (!refresh(lockToken, lockQName, timeToLive)) {
            throw new LockAcquisitionException(LockAcquisitionException.ERR_LOCK_UPDATE_COUNT, lockQName, lockToken);
        }
    }

    private boolean refresh(String token, QName lock, long ttlMillis) {
        return inOwnTransaction(() -> jdbc.sql("""
                                update emb_job_lock set expires_at = clock_timestamp() + ? * interval '1 millisecond'
                                where namespace = ? and name = ? and token = ? and expires_at > clock_timestamp()
                                """)
                        .params(ttlMillis, lock.getNamespaceURI(), name(lock), token)
                        .update()
                > 0);
    }

    @Override
    public void refreshLock(String lockToken, QName lockQName, long timeToLive, JobLockRefreshCallback callback) {
        refreshLock(lockToken, lockQName, timeToLive);
        AtomicReference<ScheduledFuture<?>> self = new AtomicReference<>();
        long periodMillis = Math.max(1, timeToLive / 2);
        self.set(refresher.scheduleWithFixedDelay(
                () -> {
                    if (!keepAlive(lockToken, lockQName, timeToLive, callback)) {
                        ScheduledFuture<?> future = self.get();
                        if (future != null) {
                            future.cancel(false);
                        }
                    }
                },
                periodMillis,
                periodMillis,
                TimeUnit.MILLISECONDS));
    }

    /** Refreshes while the work goes on; returns false when it is over. Who released the lock itself is not told. */
    private boolean keepAlive(String token, QName lock, long ttlMillis, JobLockRefreshCallback callback) {
        try {
            if (callback.isActive()) {
                if (refresh(token, lock, ttlMillis)) {
                    return true;
                }
            } else if (!releaseLockVerify(token, lock)) {
                return false;
            }
        } catch (RuntimeException e) {
            LOG.error("The job lock {} cannot be kept", lock, e);
        }
        callback.lockReleased();
        return false;
    }

    @Override
    public void releaseLock(String lockToken, QName lockQName) {
        if (!releaseLockVerify(lockToken, lockQName)) {
            throw new LockAcquisitionException(
                    LockAcquisitionException.ERR_FAILED_TO_RELEASE_LOCK, lockQName, lockToken);
        }
    }

    @Override
    public boolean releaseLockVerify(String lockToken, QName lockQName) {
        return inOwnTransaction(
                () -> jdbc.sql("delete from emb_job_lock where namespace = ? and name = ? and token = ?")
                                .params(lockQName.getNamespaceURI(), name(lockQName), lockToken)
                                .update()
                        > 0);
    }

    /** Names differ by more than their case, as in ACS. */
    private static String name(QName lock) {
        return lock.getLocalName().toLowerCase(Locale.ROOT);
    }

    private boolean inOwnTransaction(RetryingTransactionHelper.RetryingTransactionCallback<Boolean> work) {
        return transactions.doInTransaction(work, false, true);
    }

    @Override
    public void destroy() {
        refresher.shutdownNow();
    }
}
