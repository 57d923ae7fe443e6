package org.vanthu.registry;

import java.util.Objects;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.JobRuns;

/** Anchors the ends of the hash chains every hour, on one server of the cluster at a time. */
public class AnchorJob extends AbstractScheduledLockedJob {

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        ChainEnds ends = (ChainEnds) Objects.requireNonNull(data.get("chainEnds"));
        RetryingTransactionHelper transactions =
                (RetryingTransactionHelper) Objects.requireNonNull(data.get("retryingTransactionHelper"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(
                context.getJobDetail().getKey().getName(),
                () -> transactions.doInTransaction(ends::anchor, true, true));
    }
}
