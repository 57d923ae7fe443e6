package org.vanthu.reorganization;

import java.util.Objects;

import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.JobRuns;

/** Prepares reorganizations, on one server of the cluster at a time. */
public class PreparationJob extends AbstractScheduledLockedJob {

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        Preparation preparation = (Preparation) Objects.requireNonNull(data.get("preparation"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(
                context.getJobDetail().getKey().getName(),
                () -> Elevation.asSystem("nobody is signed in", preparation::work));
    }
}
