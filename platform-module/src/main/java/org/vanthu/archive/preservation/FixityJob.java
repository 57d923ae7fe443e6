package org.vanthu.archive.preservation;

import java.util.Objects;

import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.JobRuns;

/** Checks the files of the archive that are due, on one server of the cluster at a time. */
public class FixityJob extends AbstractScheduledLockedJob {

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        Fixity fixity = (Fixity) Objects.requireNonNull(data.get("fixity"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(
                context.getJobDetail().getKey().getName(),
                () -> Elevation.asSystem("nobody is signed in", (Runnable) fixity::run));
    }
}
