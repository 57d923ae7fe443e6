package org.vanthu.batch;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Permission;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.Words;

/**
 * Proposes long runs and decides about them. Who approves is another person than the one who proposed. Every act counts
 * the version up and says which version it saw; the second of two who act at once is told.
 */
public final class Batches {

    static final Words WORDS = new Words("batch");
    private static final int MAX_RATE = 100_000;

    private final RunTable runs;
    private final ItemTable items;
    private final BatchKinds kinds;
    private final BatchWorker worker;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Batches(
            RunTable runs,
            ItemTable items,
            BatchKinds kinds,
            BatchWorker worker,
            Agencies agencies,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.items = items;
        this.kinds = kinds;
        this.worker = worker;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
    }

    /**
     * Proposes a run; the dry run begins by itself. The feature has checked its own conditions.
     *
     * @throws AccessDeniedException if the person may not propose runs in the agency
     * @throws ConflictException if a run of the kind is not over in the agency
     */
    public BatchRun propose(String agency, String kind, String title, Map<String, String> parameters) {
        agencies.get(agency);
        access.require(agency, BatchPermission.PROPOSE);
        kinds.get(kind);
        if (runs.hasAlive(agency, kind)) {
            throw new ConflictException("batch.error.another");
        }
        BatchRun run = new BatchRun(
                ids.next(),
                agency,
                kind,
                Sql.cut(title, 300),
                parameters,
                BatchState.PLANNING,
                false,
                access.userName(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                1);
        runs.insert(run);
        record(run, "batch.propose", title);
        return run;
    }

    /**
     * The run.
     *
     * @throws NotFoundException if there is none, or none that the person may see
     */
    public BatchRun get(long id) {
        BatchRun run = runs.find(id).orElseThrow(() -> new NotFoundException("batch.error.no-run", id));
        if (!access.may(run.agency(), BatchPermission.SEE)) {
            throw new NotFoundException("batch.error.no-run", id);
        }
        return run;
    }

    /** The first items of a run in the order of work, and what became of them. */
    public List<BatchOutcome> outcomes(long id, int limit) {
        BatchRun run = get(id);
        return items.list(run.id(), null, null, 0, limit).stream()
                .map(ItemView::of)
                .map(view -> new BatchOutcome(
                        new BatchItem(view.key(), view.label(), view.documents()),
                        view.state(),
                        view.becomes(),
                        view.reason() == null ? "" : view.reason()))
                .toList();
    }

    /** How many items of a run are in which state. */
    public Map<String, Long> counts(long id) {
        BatchRun run = get(id);
        return items.counts(List.of(run.id())).getOrDefault(run.id(), Map.of());
    }

    /** Approves what was planned; it begins at once, or when its window opens. */
    public BatchRun approve(long id, @Nullable Long version) {
        BatchRun run = locked(id, version, BatchPermission.APPROVE, Set.of(BatchState.PLANNED));
        secondPerson(run);
        return decided(
                run,
                "batch.approve",
                null,
                Sql.map(
                        "state", BatchState.RUNNING,
                        "decided_by", access.userName(),
                        "decided_at", clock.instant()));
    }

    /** Says no to what was planned. */
    public BatchRun reject(long id, @Nullable Long version, @Nullable String reason) {
        BatchRun run = locked(id, version, BatchPermission.APPROVE, Set.of(BatchState.PLANNED));
        secondPerson(run);
        String why = WORDS.required("reason", reason, 500);
        return decided(
                run,
                "batch.reject",
                why,
                Sql.map(
                        "state", BatchState.REJECTED,
                        "reason", why,
                        "decided_by", access.userName(),
                        "decided_at", clock.instant(),
                        "ended_at", clock.instant()));
    }

    /** Gives up a run of which nothing was done. */
    public BatchRun cancel(long id, @Nullable Long version, @Nullable String reason) {
        BatchRun run = locked(
                id,
                version,
                BatchPermission.PROPOSE,
                Set.of(BatchState.PLANNING, BatchState.PLANNED, BatchState.PAUSED));
        if (run.position() > 0 && run.decidedBy() != null) {
            throw new ConflictException("batch.error.begun");
        }
        String why = WORDS.required("reason", reason, 500);
        return decided(
                run,
                "batch.cancel",
                why,
                Sql.map("state", BatchState.CANCELLED, "reason", why, "ended_at", clock.instant()));
    }

    /** Lets a run stand still after the chunk that it is at. */
    public BatchRun pause(long id, @Nullable Long version) {
        BatchRun run = locked(id, version, BatchPermission.PROPOSE, Set.of(BatchState.RUNNING));
        return decided(run, "batch.pause", null, Sql.map("state", BatchState.PAUSED));
    }

    /** Lets a run go on that stands still. */
    public BatchRun resume(long id, @Nullable Long version) {
        BatchRun run = locked(id, version, BatchPermission.PROPOSE, Set.of(BatchState.PAUSED));
        String state = run.plannedAt() == null ? BatchState.PLANNING : BatchState.RUNNING;
        return decided(run, "batch.resume", null, Sql.map("state", state));
    }

    /** Says how fast and when in the day a run may work. */
    public BatchRun pace(long id, Pace pace) {
        BatchRun run = locked(
                id,
                pace.version(),
                BatchPermission.PROPOSE,
                Set.of(BatchState.PLANNING, BatchState.PLANNED, BatchState.RUNNING, BatchState.PAUSED));
        int rate = pace.itemsPerSecond() == null ? 0 : pace.itemsPerSecond();
        if (rate < 0 || rate > MAX_RATE) {
            throw InvalidInputException.field("itemsPerSecond", rate, "batch.error.rate", MAX_RATE);
        }
        String from = time("from", pace.from());
        String to = time("to", pace.to());
        if ((from == null) != (to == null)) {
            throw InvalidInputException.field(from == null ? "from" : "to", "", "batch.error.window");
        }
        return decided(
                run,
                "batch.pace",
                rate + " " + from + "-" + to,
                Sql.map("items_per_second", rate, "window_from", from, "window_to", to));
    }

    /** Tries again what failed. */
    public BatchRun retry(long id, @Nullable Long version) {
        BatchRun run = locked(id, version, BatchPermission.PROPOSE, Set.of(BatchState.DONE, BatchState.PAUSED));
        if (run.backwards() || items.again(id) == 0) {
            throw new ConflictException("batch.error.nothing-failed");
        }
        return decided(
                run,
                "batch.retry",
                null,
                Sql.map("state", BatchState.RUNNING, "position", 0L, "ended_at", null, "fault", null));
    }

    /** Undoes everything that the run did and nobody changed since, the last first. */
    public BatchRun undo(long id, @Nullable Long version, @Nullable String reason) {
        BatchRun run = undoable(id, version, Set.of(BatchState.DONE, BatchState.PAUSED));
        if (run.backwards()) {
            throw new ConflictException("batch.error.state", run.state());
        }
        String why = WORDS.required("reason", reason, 500);
        return decided(
                run,
                "batch.undo",
                why,
                Sql.map(
                        "state",
                        BatchState.RUNNING,
                        "backwards",
                        1,
                        "reason",
                        why,
                        "position",
                        Long.MAX_VALUE,
                        "weight_done",
                        0L,
                        "worked_ms",
                        0L,
                        "ended_at",
                        null));
    }

    /** Undoes one item of a run that does not run now. */
    ItemRow undoItem(long id, long ordinal, @Nullable Long version, @Nullable String reason) {
        BatchRun run = undoable(id, version, Set.of(BatchState.DONE, BatchState.PAUSED));
        String why = WORDS.required("reason", reason, 500);
        ItemRow row = items.find(id, ordinal).orElseThrow(() -> new NotFoundException("batch.error.no-item", ordinal));
        if (!row.state().equals(BatchState.Item.DONE)) {
            throw new ConflictException("batch.error.item-not-done", row.item().label());
        }
        ItemRow after = Elevation.asSystem("the run has changed it as the system", () -> worker.undoOne(run, row));
        if (!after.state().equals(BatchState.Item.UNDONE)) {
            String against = after.reason();
            throw against == null || against.equals(BatchWorker.CHANGED_SINCE)
                    ? new ConflictException(
                            "batch.error.changed-since", row.item().label())
                    : new ConflictException(against, String.valueOf(after.argument()));
        }
        decided(run, "batch.undo-item", row.item().label() + ": " + why, Sql.map("fault", run.fault()));
        return after;
    }

    private BatchRun undoable(long id, @Nullable Long version, Set<String> states) {
        BatchRun run = locked(id, version, BatchPermission.PROPOSE, states);
        if (!kinds.get(run.kind()).isUndoable()) {
            throw new ConflictException("batch.error.not-undoable");
        }
        return run;
    }

    private BatchRun locked(long id, @Nullable Long version, Permission permission, Set<String> states) {
        BatchRun seen = get(id);
        access.require(seen.agency(), permission);
        long wanted = WORDS.version(version);
        BatchRun run = runs.lock(id).orElseThrow();
        if (run.version() != wanted) {
            throw new ConflictException("batch.error.changed-meanwhile");
        }
        if (!states.contains(run.state())) {
            throw new ConflictException("batch.error.state", run.state());
        }
        return run;
    }

    private void secondPerson(BatchRun run) {
        if (run.proposedBy().equals(access.userName())) {
            throw new ConflictException("batch.error.second-person");
        }
    }

    private BatchRun decided(
            BatchRun run, String action, @Nullable String detail, Map<String, ? extends @Nullable Object> columns) {
        runs.decide(run.id(), new LinkedHashMap<>(columns));
        record(run, action, detail);
        return runs.find(run.id()).orElseThrow();
    }

    private void record(BatchRun run, String action, @Nullable String detail) {
        audit.record(
                AuditEvent.of(run.agency(), action, BatchWorker.subject(run), detail == null ? run.title() : detail));
    }

    private static @Nullable String time(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(text.strip()).withSecond(0).withNano(0).toString();
        } catch (DateTimeParseException e) {
            throw InvalidInputException.field(e, field, text, "batch.error.time", text);
        }
    }

    /** The runs of an agency, the last first. */
    List<BatchRun> list(String agency, @Nullable String kind, @Nullable Long before, int limit) {
        agencies.get(agency);
        access.require(agency, BatchPermission.SEE);
        return runs.list(agency, kind, before, limit);
    }

    /**
     * How fast and when a run may work.
     *
     * @param itemsPerSecond 0 or null for as fast as it can
     * @param from HH:mm in Vietnam, or null for the whole day
     */
    record Pace(
            @Nullable Integer itemsPerSecond,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long version) {}
}
