package org.vanthu.contract.job;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.alfresco.repo.lock.JobLockService;
import org.alfresco.repo.lock.LockAcquisitionException;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.KeyMatcher;
import org.quartz.listeners.JobListenerSupport;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Jobs that run on one node of a cluster at a time. */
@ExtendWith(Repository.class)
class ScheduledJobsContract {
    private static final long LONG_MILLIS = 60_000;

    private final Scheduler scheduler;
    private final JobLockService locks;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private String name = "";

    ScheduledJobsContract(Acs acs) {
        scheduler = acs.bean("schedulerFactory", Scheduler.class);
        locks = acs.bean("jobLockService", JobLockService.class);
    }

    @BeforeEach
    void makeName() {
        name = "contract" + Acs.unique();
    }

    @Test
    void aJobHoldsTheLockOfItsNameWhileItRuns() throws Exception {
        Ended ended = fire(Map.of("jobLockService", locks, "name", name));

        assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> locks.getLock(lock(name), LONG_MILLIS, 1, 1))
                .isInstanceOf(LockAcquisitionException.class);

        mayEnd.countDown();
        assertThat(ended.await()).isEqualTo(Ended.WELL);
        assertThatCode(() -> locks.releaseLock(locks.getLock(lock(name), LONG_MILLIS), lock(name)))
                .doesNotThrowAnyException();
    }

    @Test
    void aJobDoesNotRunWhileAnotherHoldsItsLock() throws Exception {
        String token = locks.getLock(lock(name), LONG_MILLIS);
        mayEnd.countDown();

        assertThat(fire(Map.of("jobLockService", locks, "name", name)).await()).isEqualTo(Ended.WELL);

        assertThat(running.getCount()).isOne();
        locks.releaseLock(token, lock(name));
    }

    @Test
    void aJobWithoutANameIsNamedAsItsClassWithoutPackage() throws Exception {
        String token = locks.getLock(lock("CountingJob"), LONG_MILLIS);
        mayEnd.countDown();

        fire(Map.of("jobLockService", locks)).await();

        assertThat(running.getCount()).isOne();
        locks.releaseLock(token, lock("CountingJob"));
    }

    @Test
    void aJobWithoutTheServiceForLocksFails() throws Exception {
        mayEnd.countDown();

        assertThat(fire(Map.of("name", name)).await()).isEqualTo(Ended.BADLY);

        assertThat(running.getCount()).isOne();
    }

    private Ended fire(Map<String, Object> data) throws SchedulerException {
        Map<String, Object> all = new HashMap<>(data);
        all.put(CountingJob.RUNNING, running);
        all.put(CountingJob.MAY_END, mayEnd);
        JobKey key = new JobKey(name, "contract");
        Ended ended = new Ended(name, scheduler);
        scheduler.getListenerManager().addJobListener(ended, KeyMatcher.keyEquals(key));
        scheduler.scheduleJob(
                JobBuilder.newJob(CountingJob.class)
                        .withIdentity(key)
                        .setJobData(new JobDataMap(all))
                        .build(),
                TriggerBuilder.newTrigger().startNow().build());
        return ended;
    }

    private static QName lock(String localName) {
        return QName.createQName(NamespaceService.SYSTEM_MODEL_1_0_URI, localName);
    }

    /** Learns how a job ended. */
    private static final class Ended extends JobListenerSupport {
        static final String WELL = "well";
        static final String BADLY = "badly";

        private final String name;
        private final Scheduler scheduler;
        private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();

        Ended(String name, Scheduler scheduler) {
            this.name = name;
            this.scheduler = scheduler;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public void jobWasExecuted(JobExecutionContext context, JobExecutionException exception) {
            ends.add(exception == null ? WELL : BADLY);
        }

        String await() throws InterruptedException, SchedulerException {
            String end = ends.poll(60, TimeUnit.SECONDS);
            scheduler.getListenerManager().removeJobListener(name);
            if (end == null) {
                throw new AssertionError("The job " + name + " did not end within a minute");
            }
            return end;
        }
    }
}
