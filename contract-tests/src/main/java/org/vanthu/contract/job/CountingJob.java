package org.vanthu.contract.job;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Tells that it runs and waits until it may end. Public, because Quartz makes it. */
public final class CountingJob extends AbstractScheduledLockedJob {
    static final String RUNNING = "running";
    static final String MAY_END = "mayEnd";

    @Override
    public void executeJob(JobExecutionContext jobContext) throws JobExecutionException {
        JobDataMap data = jobContext.getJobDetail().getJobDataMap();
        latch(data, RUNNING).countDown();
        try {
            latch(data, MAY_END).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobExecutionException(e);
        }
    }

    private static CountDownLatch latch(JobDataMap data, String name) {
        return (CountDownLatch) Objects.requireNonNull(data.get(name), name);
    }
}
