package org.alfresco.schedule;

import org.alfresco.repo.lock.JobLockService;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.springframework.scheduling.quartz.QuartzJobBean;

/**
 * A Quartz job that runs in one process of the site at a time. The job data must hold a {@link JobLockService} under
 * {@code jobLockService}; an optional {@code name} names the lock, otherwise the class does.
 */
public abstract class AbstractScheduledLockedJob extends QuartzJobBean {

    private ScheduledJobLockExecuter locker;

    public AbstractScheduledLockedJob() {}

    @Override
    protected final synchronized void executeInternal(JobExecutionContext jobContext) throws JobExecutionException {
        if (locker == null) {
            JobDataMap data = jobContext.getJobDetail().getJobDataMap();
            JobLockService jobLockService = (JobLockService) data.get("jobLockService");
            if (jobLockService == null) {
                throw new JobExecutionException(
                        "The job data of " + jobContext.getJobDetail().getKey() + " has no jobLockService");
            }
            Object name = data.get("name");
            locker = new ScheduledJobLockExecuter(
                    jobLockService, name == null ? getClass().getSimpleName() : name.toString(), this);
        }
        locker.execute(jobContext);
    }

    /** Does the work of the job. */
    public abstract void executeJob(JobExecutionContext jobContext) throws JobExecutionException;
}
