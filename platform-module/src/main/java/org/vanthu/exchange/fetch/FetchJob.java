package org.vanthu.exchange.fetch;

import java.time.Duration;
import java.util.Objects;

import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.JobRuns;

/** Fetches what waits at other places, on one server of the cluster at a time. */
public class FetchJob extends AbstractScheduledLockedJob {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        FetchWorker worker = (FetchWorker) Objects.requireNonNull(data.get("worker"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(context.getJobDetail().getKey().getName(), () -> worker.work(LONGEST));
    }
}
