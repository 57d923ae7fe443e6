package org.vanthu.batch;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Elevation;

/** Long runs for the tests of features: what the job would do is done at once. */
public final class BatchTestRuns {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final BatchWorker worker;
    private final Batches batches;
    private final RunTable runs;
    private final ItemTable items;
    private final TestSite site;

    public BatchTestRuns(EmbeddedRepository repository) {
        this.worker = repository.bean(BatchWorker.class);
        this.batches = repository.bean(Batches.class);
        this.runs = repository.bean(RunTable.class);
        this.items = repository.bean(ItemTable.class);
        this.site = new TestSite(repository);
    }

    /** Proposes a run and makes its plan. */
    public BatchRun plan(Callable<BatchRun> proposal) {
        try {
            return worked(proposal.call());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Approves a run and does it. */
    public BatchRun approve(String user, BatchRun run) {
        return worked(site.as(user, () -> batches.approve(run.id(), run.version())));
    }

    /** Undoes a run. */
    public BatchRun undo(String user, BatchRun run) {
        return worked(site.as(user, () -> batches.undo(run.id(), run.version(), "làm lại")));
    }

    /** The run as it is now. */
    public BatchRun get(long id) {
        return runs.find(id).orElseThrow();
    }

    /** An item of a run. */
    public Outcome item(BatchRun run, String key) {
        ItemRow row = items.list(run.id(), null, key, 0, 1).get(0);
        return new Outcome(row.state(), String.valueOf(row.reason()));
    }

    /** Does what there is to do. */
    public void work() {
        Elevation.asSystem("the job does", () -> worker.work(LONGEST));
    }

    private BatchRun worked(BatchRun run) {
        work();
        return get(run.id());
    }

    /** How it went with an item. */
    public record Outcome(String state, String reason) {}
}
