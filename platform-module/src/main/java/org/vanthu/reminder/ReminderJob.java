package org.vanthu.reminder;

import java.util.Objects;

import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.JobRuns;

/** Notes what is near or past its deadline and sends the messages, on one server of the cluster at a time. */
public class ReminderJob extends AbstractScheduledLockedJob {

    @Override
    public void executeJob(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        Reminders reminders = (Reminders) Objects.requireNonNull(data.get("reminders"));
        Mails mails = (Mails) Objects.requireNonNull(data.get("mails"));
        JobRuns runs = (JobRuns) Objects.requireNonNull(data.get("jobRuns"));
        runs.run(
                context.getJobDetail().getKey().getName(),
                () -> Elevation.asSystem("nobody is signed in", () -> {
                    reminders.noteAll();
                    mails.sendQueued();
                }));
    }
}
