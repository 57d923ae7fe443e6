package org.vanthu.statistics;

import java.util.Objects;

import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.JobRuns;

/** Makes the reports that are due, on one server of the cluster at a time. */
public class ReportJob extends AbstractScheduledLockedJob {

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        Schedules schedules = (Schedules) Objects.requireNonNull(data.get("schedules"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(
                context.getJobDetail().getKey().getName(),
                () -> Elevation.asSystem("nobody is signed in", schedules::run));
    }
}
