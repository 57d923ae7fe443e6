package org.vanthu.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;
import org.vanthu.operation.SystemReport.Job;
import org.vanthu.shared.JobRuns;
import org.vanthu.shared.JobRuns.Run;

/** The module's jobs: when this server's scheduler starts them next, and how they went last on any server. */
final class Jobs {

    private static final String OURS = "vanthu-platform.";

    private final Scheduler scheduler;
    private final JobRuns runs;

    Jobs(Scheduler scheduler, JobRuns runs) {
        this.scheduler = scheduler;
        this.runs = runs;
    }

    List<Job> list() {
        Map<String, Run> last = runs.last().stream().collect(Collectors.toMap(Run::job, Function.identity()));
        List<Job> jobs = new ArrayList<>();
        try {
            for (JobKey key : scheduler.getJobKeys(GroupMatcher.anyJobGroup())) {
                if (key.getName().startsWith(OURS)) {
                    jobs.add(job(key, last.get(key.getName())));
                }
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler does not tell its jobs", e);
        }
        jobs.sort(Comparator.comparing(Job::name));
        return jobs;
    }

    private Job job(JobKey key, @Nullable Run last) throws SchedulerException {
        List<? extends Trigger> triggers = scheduler.getTriggersOfJob(key);
        return new Job(
                key.getName(),
                triggers.stream().map(Jobs::schedule).collect(Collectors.joining("; ")),
                triggers.stream()
                        .map(Trigger::getNextFireTime)
                        .filter(java.util.Objects::nonNull)
                        .map(Date::toInstant)
                        .min(Comparator.<Instant>naturalOrder())
                        .orElse(null),
                last == null ? null : last.server(),
                last == null ? null : last.startedAt(),
                last == null ? null : last.endedAt(),
                last == null ? null : last.failure());
    }

    private static String schedule(Trigger trigger) {
        return trigger instanceof CronTrigger cron ? cron.getCronExpression() : "";
    }
}
