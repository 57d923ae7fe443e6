package org.vanthu.batch;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.Json;

/** Tells of runs what people want to know: how far, how fast, how long yet, what they may do. */
final class RunViews {

    private final ItemTable items;
    private final BatchKinds kinds;
    private final Access access;
    private final Accounts accounts;
    private final Clock clock;

    RunViews(ItemTable items, BatchKinds kinds, Access access, Accounts accounts, Clock clock) {
        this.items = items;
        this.kinds = kinds;
        this.access = access;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A run with what the person may do. */
    RunView of(BatchRun run) {
        return of(List.of(run)).get(0);
    }

    List<RunView> of(List<BatchRun> runs) {
        Map<Long, Map<String, Long>> counts =
                items.counts(runs.stream().map(BatchRun::id).toList());
        Set<String> people = new HashSet<>();
        runs.forEach(run -> {
            people.add(run.proposedBy());
            if (run.decidedBy() != null) {
                people.add(run.decidedBy());
            }
        });
        Map<String, String> names = accounts.fullNames(people);
        return runs.stream()
                .map(run -> view(run, counts.getOrDefault(run.id(), Map.of()), names))
                .toList();
    }

    private RunView view(BatchRun run, Map<String, Long> counts, Map<String, String> names) {
        boolean running = run.state().equals(BatchState.RUNNING);
        long left = counts.getOrDefault(run.backwards() ? BatchState.Item.DONE : BatchState.Item.PLANNED, 0L);
        long dealtWith = run.backwards()
                ? counts.getOrDefault(BatchState.Item.UNDONE, 0L) + counts.getOrDefault(BatchState.Item.KEPT, 0L)
                : run.toChange() - left;
        boolean known = run.workedMs() > 0 && dealtWith > 0;
        return new RunView(
                String.valueOf(run.id()),
                run.agency(),
                run.kind(),
                run.title(),
                run.parameters(),
                run.state(),
                run.backwards(),
                run.proposedBy(),
                names.getOrDefault(run.proposedBy(), run.proposedBy()),
                run.proposedAt(),
                run.plannedAt(),
                run.decidedBy() == null ? null : names.getOrDefault(run.decidedBy(), run.decidedBy()),
                run.decidedAt(),
                run.reason(),
                run.endedAt(),
                run.itemsPerSecond(),
                Objects.toString(run.windowFrom(), null),
                Objects.toString(run.windowTo(), null),
                run.items(),
                run.toChange(),
                run.weight(),
                run.weightDone(),
                counts,
                known ? run.weightDone() * 1000 / run.workedMs() : null,
                known && running ? secondsLeft(run, left, dealtWith) : null,
                running && !run.isOpenAt(LocalTime.ofInstant(clock.instant(), Json.ZONE)),
                run.fault(),
                actions(run, counts),
                run.version());
    }

    private static long secondsLeft(BatchRun run, long left, long dealtWith) {
        long byWork = run.workedMs() * left / dealtWith / 1000;
        return run.itemsPerSecond() == 0 ? byWork : Math.max(byWork, left / run.itemsPerSecond());
    }

    private List<String> actions(BatchRun run, Map<String, Long> counts) {
        List<String> actions = new ArrayList<>();
        if (access.may(run.agency(), BatchPermission.APPROVE)
                && run.state().equals(BatchState.PLANNED)
                && !run.proposedBy().equals(access.userName())) {
            actions.add("approve");
            actions.add("reject");
        }
        if (!access.may(run.agency(), BatchPermission.PROPOSE)) {
            return actions;
        }
        boolean undoable = kinds.find(run.kind()).filter(BatchKind::isUndoable).isPresent() && !run.backwards();
        switch (run.state()) {
            case BatchState.PLANNING, BatchState.PLANNED -> actions.add("cancel");
            case BatchState.RUNNING -> actions.add("pause");
            case BatchState.PAUSED -> {
                actions.add("resume");
                if (run.decidedBy() == null || run.position() == 0) {
                    actions.add("cancel");
                }
            }
            default -> {}
        }
        boolean still = run.state().equals(BatchState.DONE) || run.state().equals(BatchState.PAUSED);
        if (still && !run.backwards() && counts.getOrDefault(BatchState.Item.FAILED, 0L) > 0) {
            actions.add("retry");
        }
        if (still && undoable && counts.getOrDefault(BatchState.Item.DONE, 0L) > 0) {
            actions.add("undo");
        }
        if (BatchState.ALIVE.contains(run.state())) {
            actions.add("pace");
        }
        return actions;
    }
}
