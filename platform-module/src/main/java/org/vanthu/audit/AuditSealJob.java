package org.vanthu.audit;

import java.util.Objects;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.JobRuns;

/** Seals the audit trail every few seconds, on one server of the cluster at a time. */
public class AuditSealJob extends AbstractScheduledLockedJob {

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        AuditSeals seals = (AuditSeals) Objects.requireNonNull(data.get("auditSeals"));
        RetryingTransactionHelper transactions =
                (RetryingTransactionHelper) Objects.requireNonNull(data.get("retryingTransactionHelper"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(context.getJobDetail().getKey().getName(), () -> {
            while (transactions.doInTransaction(() -> seals.sealNext() > 0, false, true)) {
                // one transaction for each batch, until nothing is left
            }
        });
    }
}
