package org.vanthu.retention;

import java.util.Objects;

import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.JobRuns;

/** Tells people what came to the lists of retention, on one server of the cluster at a time. */
public class NoticeJob extends AbstractScheduledLockedJob {

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        RetentionNotices notices = (RetentionNotices) Objects.requireNonNull(data.get("notices"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(
                context.getJobDetail().getKey().getName(),
                () -> Elevation.asSystem("nobody is signed in", notices::noteAll));
    }
}
