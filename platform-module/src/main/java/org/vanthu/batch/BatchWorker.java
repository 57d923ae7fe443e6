package org.vanthu.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.batch.BatchKind.Decision;
import org.vanthu.batch.BatchKind.Step;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;

/**
 * Takes runs further, chunk by chunk: each chunk is one transaction that locks the run, changes the items and writes
 * their ledger rows and the position, so that after a kill the run goes on exactly where it was. Where a chunk fails,
 * its items are taken one by one and only the one that fails is marked. On one server of the cluster at a time.
 */
final class BatchWorker {

    static final String FAILED = "batch.item-failed";
    static final String DIFFERS = "batch.item-differs";
    static final String GONE = "batch.item-gone";
    static final String CHANGED_SINCE = "batch.item-changed-since";

    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);

    private final RunTable runs;
    private final ItemTable items;
    private final BatchKinds kinds;
    private final RetryingTransactionHelper transactions;
    private final AuditTrail audit;
    private final Clock clock;

    BatchWorker(
            RunTable runs,
            ItemTable items,
            BatchKinds kinds,
            RetryingTransactionHelper transactions,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.items = items;
        this.kinds = kinds;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Works on all runs in turn until none has anything to do, the server stops or the time is up. */
    void work(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        boolean worked = true;
        while (worked && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            worked = false;
            for (long id : transactions.doInTransaction(runs::toWork, true, true)) {
                worked |= step(id);
            }
        }
    }

    /** Takes a run one chunk further; false where it has nothing to do now. */
    private boolean step(long id) {
        long begun = System.nanoTime();
        int size;
        try {
            size = inTransaction(() -> chunk(id, begun, Integer.MAX_VALUE));
        } catch (RuntimeException e) {
            LOG.warn("a chunk of run {} failed, its items are taken one by one", id, e);
            size = oneByOne(id);
        }
        if (size > 0) {
            slowDown(id, size, begun);
        }
        return size > 0;
    }

    /** Deals with the next items; how many there were, 0 when the run has nothing to do now. */
    private int chunk(long id, long begun, int most) {
        Optional<BatchRun> locked = runs.lock(id);
        if (locked.isEmpty() || kinds.find(locked.get().kind()).isEmpty()) {
            return 0;
        }
        BatchRun run = locked.get();
        BatchKind kind = kinds.get(run.kind());
        if (run.state().equals(BatchState.PLANNING)) {
            return plan(run, kind, begun);
        }
        if (!run.state().equals(BatchState.RUNNING) || !run.isOpenAt(LocalTime.ofInstant(clock.instant(), Json.ZONE))) {
            return 0;
        }
        String before = run.backwards() ? BatchState.Item.DONE : BatchState.Item.PLANNED;
        List<ItemRow> rows = items.next(id, before, run.position(), run.backwards(), Math.min(most, kind.chunk()));
        if (rows.isEmpty()) {
            end(run, kind);
            return 0;
        }
        List<ItemRow> after = run.backwards() ? undo(run, kind, rows) : apply(run, kind, rows);
        items.move(id, before, after);
        runs.advance(id, last(rows), 0, 0, 0, weight(rows), elapsed(begun));
        return rows.size();
    }

    private int plan(BatchRun run, BatchKind kind, long begun) {
        int limit = Math.max(500, kind.chunk());
        @Nullable
        String after = run.position() == 0
                ? null
                : items.find(run.id(), run.position()).orElseThrow().item().key();
        List<BatchItem> found = kind.items(run, after, limit);
        if (found.isEmpty()) {
            runs.decide(
                    run.id(),
                    Sql.map(
                            "state",
                            BatchState.PLANNED,
                            "planned_at",
                            clock.instant(),
                            "position",
                            0L,
                            "worked_ms",
                            0L,
                            "weight_done",
                            0L));
            return 0;
        }
        Map<String, Map<String, String>> states =
                kind.states(run, found.stream().map(BatchItem::key).toList(), false);
        List<ItemRow> rows = new ArrayList<>();
        long ordinal = run.position();
        for (BatchItem item : found) {
            Map<String, String> state = states.get(item.key());
            ordinal++;
            rows.add(state == null ? gone(ordinal, item) : decided(run, kind, ordinal, item, state));
        }
        items.insert(run.id(), rows);
        List<ItemRow> changing = rows.stream()
                .filter(row -> row.state().equals(BatchState.Item.PLANNED))
                .toList();
        runs.advance(run.id(), ordinal, rows.size(), changing.size(), weight(changing), 0, elapsed(begun));
        return rows.size();
    }

    private List<ItemRow> apply(BatchRun run, BatchKind kind, List<ItemRow> rows) {
        Instant now = clock.instant();
        Map<String, Map<String, String>> states = kind.states(run, keys(rows), true);
        List<ItemRow> after = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (ItemRow row : rows) {
            Map<String, String> state = states.get(row.item().key());
            if (state == null) {
                after.add(row.in(BatchState.Item.DIFFERS, GONE, null, now));
                continue;
            }
            ItemRow decided = decided(run, kind, row.ordinal(), row.item(), state);
            if (decided.becomes().equals(row.becomes()) && decided.was().equals(row.was())) {
                steps.add(new Step(row.item().key(), row.was(), row.becomes()));
                after.add(row.in(BatchState.Item.DONE, row.reason(), row.argument(), now));
            } else {
                after.add(
                        decided.becomes().isEmpty()
                                ? row.in(BatchState.Item.DIFFERS, decided.reason(), decided.argument(), now)
                                : row.in(BatchState.Item.DIFFERS, DIFFERS, null, now));
            }
        }
        kind.apply(run, steps);
        return after;
    }

    /** Undoes what is still as the run left it; what somebody changed since is kept. */
    private List<ItemRow> undo(BatchRun run, BatchKind kind, List<ItemRow> rows) {
        Instant now = clock.instant();
        Map<String, Map<String, String>> states = kind.states(run, keys(rows), true);
        List<ItemRow> after = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (ItemRow row : rows) {
            Map<String, String> state = states.get(row.item().key());
            if (state == null || !state.entrySet().containsAll(row.becomes().entrySet())) {
                after.add(row.in(BatchState.Item.KEPT, CHANGED_SINCE, null, now));
                continue;
            }
            Step step = new Step(row.item().key(), row.becomes(), row.was());
            Optional<Decision> against = kind.againstUndo(run, step, state);
            if (against.isPresent()) {
                after.add(row.in(
                        BatchState.Item.KEPT,
                        against.get().reason(),
                        against.get().argument(),
                        now));
            } else {
                steps.add(step);
                after.add(row.in(BatchState.Item.UNDONE, null, null, now));
            }
        }
        kind.apply(run, steps);
        return after;
    }

    /** Undoes one item, in the caller's transaction; the run is locked. */
    ItemRow undoOne(BatchRun run, ItemRow row) {
        ItemRow after = undo(run, kinds.get(run.kind()), List.of(row)).get(0);
        items.move(run.id(), BatchState.Item.DONE, List.of(after));
        return after;
    }

    private void end(BatchRun run, BatchKind kind) {
        runs.decide(
                run.id(),
                Sql.map("state", run.backwards() ? BatchState.UNDONE : BatchState.DONE, "ended_at", clock.instant()));
        kind.ended(run);
        audit.record(AuditEvent.of(
                run.agency(), run.backwards() ? "batch.undone" : "batch.done", subject(run), run.title()));
    }

    /** Each item in a transaction of its own; one that fails is marked and passed by. */
    private int oneByOne(long id) {
        BatchRun run = transactions.doInTransaction(() -> runs.find(id).orElseThrow(), true, true);
        if (!run.state().equals(BatchState.RUNNING)) {
            inTransaction(() -> {
                runs.lock(id);
                runs.decide(id, Sql.map("state", BatchState.PAUSED, "fault", "planning failed"));
                return 0;
            });
            return 0;
        }
        int done = 0;
        int chunk = kinds.get(run.kind()).chunk();
        while (done < chunk && !Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            int one;
            try {
                one = inTransaction(() -> chunk(id, begun, 1));
            } catch (RuntimeException e) {
                LOG.error("an item of run {} failed", id, e);
                one = inTransaction(() -> failed(id, e));
            }
            if (one == 0) {
                break;
            }
            done++;
        }
        return done;
    }

    private int failed(long id, RuntimeException e) {
        BatchRun run = runs.lock(id).orElseThrow();
        String before = run.backwards() ? BatchState.Item.DONE : BatchState.Item.PLANNED;
        List<ItemRow> rows = items.next(id, before, run.position(), run.backwards(), 1);
        if (!run.state().equals(BatchState.RUNNING) || rows.isEmpty()) {
            return 0;
        }
        String name = e.getClass().getName();
        ItemRow row = rows.get(0);
        items.move(
                id,
                before,
                List.of(row.in(
                        run.backwards() ? BatchState.Item.KEPT : BatchState.Item.FAILED,
                        FAILED,
                        name,
                        clock.instant())));
        runs.fault(id, name);
        runs.advance(id, row.ordinal(), 0, 0, 0, row.item().weight(), 0);
        return 1;
    }

    /** Waits so long that the run keeps to its rate; a new rate or a pause is seen within a second. */
    private void slowDown(long id, int size, long begun) {
        int rate = transactions
                .doInTransaction(() -> runs.find(id), true, true)
                .map(BatchRun::itemsPerSecond)
                .orElse(0);
        if (rate <= 0) {
            return;
        }
        long due = begun + size * 1_000_000_000L / rate;
        try {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                Thread.sleep(Math.min(1000, Math.max(1, left / 1_000_000)));
                BatchRun run = transactions.doInTransaction(() -> runs.find(id).orElseThrow(), true, true);
                if (run.itemsPerSecond() != rate || !run.state().equals(BatchState.RUNNING)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int inTransaction(RetryingTransactionHelper.RetryingTransactionCallback<Integer> work) {
        return Elevation.asSystem(
                "long work goes on when nobody is signed in", () -> transactions.doInTransaction(work, false, true));
    }

    private static ItemRow decided(
            BatchRun run, BatchKind kind, long ordinal, BatchItem item, Map<String, String> state) {
        Decision decision = kind.decide(run, item, state);
        Map<String, String> becomes = new TreeMap<>();
        Map<String, String> was = new TreeMap<>();
        decision.becomes().forEach((name, value) -> {
            String present = state.get(name);
            if (!Objects.equals(present, value)) {
                becomes.put(name, value);
                if (present != null) {
                    was.put(name, present);
                }
            }
        });
        return new ItemRow(
                ordinal,
                item,
                becomes.isEmpty() ? BatchState.Item.LEFT : BatchState.Item.PLANNED,
                was,
                becomes,
                decision.reason(),
                decision.argument(),
                null);
    }

    private static ItemRow gone(long ordinal, BatchItem item) {
        return new ItemRow(ordinal, item, BatchState.Item.LEFT, new HashMap<>(), new HashMap<>(), GONE, null, null);
    }

    static String subject(BatchRun run) {
        return "batch:" + run.id();
    }

    private static List<String> keys(List<ItemRow> rows) {
        return rows.stream().map(row -> row.item().key()).toList();
    }

    private static long last(List<ItemRow> rows) {
        return rows.get(rows.size() - 1).ordinal();
    }

    private static long weight(List<ItemRow> rows) {
        return rows.stream().mapToLong(row -> row.item().weight()).sum();
    }

    private static long elapsed(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
