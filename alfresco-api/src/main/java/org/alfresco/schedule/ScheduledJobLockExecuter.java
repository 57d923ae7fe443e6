package org.alfresco.schedule;

import org.alfresco.repo.lock.JobLockService;
import org.alfresco.repo.lock.LockAcquisitionException;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job only while this process holds the job's lock; another process that finds it taken skips the run. */
public class ScheduledJobLockExecuter {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledJobLockExecuter.class);
    private static final long LOCK_TTL_MILLIS = 30_000;

    private final JobLockService jobLockService;
    private final QName lockQName;
    private final AbstractScheduledLockedJob job;

    public ScheduledJobLockExecuter(JobLockService jobLockService, String name, AbstractScheduledLockedJob job) {
        this.jobLockService = jobLockService;
        this.lockQName = QName.createQName(NamespaceService.SYSTEM_MODEL_1_0_URI, name);
        this.job = job;
    }

    public void execute(JobExecutionContext jobContext) throws JobExecutionException {
        Callback running = new Callback();
        String token;
        try {
            token = jobLockService.getLock(lockQName, LOCK_TTL_MILLIS, running);
        } catch (LockAcquisitionException e) {
            LOG.debug("{} is skipped: its lock is held elsewhere", lockQName);
            return;
        }
        try {
            job.executeJob(jobContext);
        } finally {
            running.active = false;
            jobLockService.releaseLockVerify(token, lockQName);
        }
    }

    private static final class Callback implements JobLockService.JobLockRefreshCallback {

        private volatile boolean active = true;

        @Override
        public boolean isActive() {
            return active;
        }

        @Override
        public void lockReleased() {
            active = false;
        }
    }
}
