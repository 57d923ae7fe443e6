package org.vanthu.mailbox;

import java.time.Duration;
import java.util.Objects;

import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.JobRuns;

/** Asks the official mailboxes, on one server of the cluster at a time. */
public class MailboxJob extends AbstractScheduledLockedJob {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        MailRun run = (MailRun) Objects.requireNonNull(data.get("run"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(context.getJobDetail().getKey().getName(), () -> run.work(LONGEST));
    }
}
