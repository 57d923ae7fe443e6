package org.vanthu.embedded.action;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.service.cmr.action.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Runs actions after the commit, each in a transaction of its own, as the user who asked for them. What waits is lost
 * when the process ends, as in ACS.
 */
public final class AsyncActions implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncActions.class);
    private static final long STOP_SECONDS = 10;

    private final RetryingTransactionHelper transactions;
    private final ThreadPoolExecutor pool;

    /**
     * Makes the pool.
     *
     * @param threads how many actions run at the same time
     */
    public AsyncActions(RetryingTransactionHelper transactions, int threads) {
        this.transactions = transactions;
        AtomicInteger number = new AtomicInteger();
        this.pool =
                new ThreadPoolExecutor(threads, threads, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "action-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /** Runs the work when the current transaction has committed, or at once when there is none. */
    void runAfterCommit(Action action, Runnable work, Runnable onFailure) {
        String user = AuthenticationUtil.getRunAsUser();
        Runnable task = () -> run(action, user, work, onFailure);
        if (AlfrescoTransactionSupport.getTransactionReadState() == TxnReadState.TXN_NONE) {
            pool.execute(task);
            return;
        }
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                pool.execute(task);
            }
        });
    }

    private void run(Action action, String user, Runnable work, Runnable onFailure) {
        try {
            AuthenticationUtil.runAs(
                    () -> transactions.doInTransaction(
                            () -> {
                                work.run();
                                return Boolean.TRUE;
                            },
                            false,
                            true),
                    user);
        } catch (RuntimeException e) {
            LOG.error("{} failed", action, e);
            AuthenticationUtil.runAs(
                    () -> {
                        onFailure.run();
                        return Boolean.TRUE;
                    },
                    user);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            pool.shutdownNow();
        }
    }
}
