package org.vanthu.embedded.schedule;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.alfresco.repo.lock.JobLockService;
import org.alfresco.repo.lock.LockAcquisitionException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class JobLockServiceFeatureTest {

    private final JobLockService locks;
    private final RetryingTransactionHelper transactions;
    private final Scheduler scheduler;
    private final String uri = "urn:" + UUID.randomUUID();

    JobLockServiceFeatureTest(JobLockService locks, RetryingTransactionHelper transactions, Scheduler scheduler) {
        this.locks = locks;
        this.transactions = transactions;
        this.scheduler = scheduler;
    }

    @Test
    void holdsALockUntilItIsReleased() {
        QName lock = QName.createQName(uri, "a.b");

        String token = locks.getLock(lock, 60_000);

        assertThatThrownBy(() -> locks.getLock(lock, 60_000)).isInstanceOf(LockAcquisitionException.class);
        assertThatThrownBy(() -> locks.getLock(QName.createQName(uri, "a"), 60_000))
                .isInstanceOf(LockAcquisitionException.class);
        assertThatThrownBy(() -> locks.getLock(QName.createQName(uri, "a.b.c"), 60_000))
                .isInstanceOf(LockAcquisitionException.class);
        assertThat(locks.releaseLockVerify(
                        locks.getLock(QName.createQName(uri, "a.x"), 1000), QName.createQName(uri, "a.x")))
                .isTrue();
        locks.releaseLock(token, lock);
        assertThat(locks.getLock(lock, 10)).isNotEqualTo(token);
    }

    @Test
    void givesALockAwayWhenItsTimeIsOver() throws Exception {
        QName lock = QName.createQName(uri, "short");
        String token = locks.getLock(lock, 20);

        String second = locks.getLock(lock, 60_000, 20, 50);

        assertThat(second).isNotEqualTo(token);
        assertThatThrownBy(() -> locks.refreshLock(token, lock, 1000)).isInstanceOf(LockAcquisitionException.class);
    }

    @Test
    void releasesTheLockOfATransactionWithIt() {
        QName lock = QName.createQName(uri, "transaction");

        transactions.doInTransaction(() -> {
            locks.getTransactionalLock(lock, 60_000);
            locks.getTransactionalLock(lock, 60_000);
            assertThatThrownBy(() -> locks.getLock(lock, 60_000)).isInstanceOf(LockAcquisitionException.class);
            return null;
        });

        assertThat(locks.getLock(lock, 10)).isNotNull();
    }

    @Test
    void runsAJobOnlyUnderItsLock() throws Exception {
        String token = locks.getLock(
                QName.createQName("http://www.alfresco.org/model/system/1.0", CountingJob.class.getSimpleName()),
                60_000);
        fire();
        assertThat(CountingJob.DONE.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();

        locks.releaseLock(
                token,
                QName.createQName("http://www.alfresco.org/model/system/1.0", CountingJob.class.getSimpleName()));
        fire();

        assertThat(CountingJob.DONE.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
    }

    private void fire() throws Exception {
        scheduler.start();
        scheduler.scheduleJob(
                JobBuilder.newJob(CountingJob.class)
                        .setJobData(new JobDataMap(Map.of("jobLockService", locks)))
                        .withIdentity(UUID.randomUUID().toString())
                        .build(),
                TriggerBuilder.newTrigger().startNow().build());
    }

    /** Counts its runs. */
    public static final class CountingJob extends AbstractScheduledLockedJob {

        static final java.util.concurrent.Semaphore DONE = new java.util.concurrent.Semaphore(0);

        @Override
        public void executeJob(JobExecutionContext jobContext) {
            DONE.release();
        }
    }
}
