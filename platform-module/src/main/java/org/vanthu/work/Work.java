package org.vanthu.work;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DeadlineBearer;
import org.vanthu.deadline.DeadlineBearers;
import org.vanthu.deadline.Deadlines;
import org.vanthu.delegation.Acting;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Staff;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;

/**
 * Begins, moves and ends branches of work. Each call moves the process and writes the rows of its steps, and audits, in
 * the caller's transaction; of a branch exactly one step is in somebody's hands at any time. Whether the person may do
 * what the outcome means is checked by the feature that calls; that the step is the person's, here ({@link #held}).
 *
 * @see "Decision 182/QĐ-VP of Hồ Chí Minh City, 3.3: exactly one current holder per step is visible"
 */
public final class Work implements DeadlineBearer {

    /** The outcome by which a process gives the same step to another holder. */
    public static final String HAND_OVER = "handOver";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Json.ZONE);
    private static final int MAX_TEXT = 2000;
    private static final int MAX_TITLE = 500;
    private static final int MAX_LABEL = 60;

    private final WorkItemTable table;
    private final WorkProcesses processes;
    private final Staff staff;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final DeadlineBearers bearers;
    private final Clock clock;
    private final TimeOrderedIds ids;

    Work(
            WorkItemTable table,
            WorkProcesses processes,
            Staff staff,
            Accounts accounts,
            AuditTrail audit,
            DeadlineBearers bearers,
            Clock clock) {
        this.table = table;
        this.processes = processes;
        this.staff = staff;
        this.accounts = accounts;
        this.audit = audit;
        this.bearers = bearers;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.ids = new TimeOrderedIds(clock);
    }

    /** Has the deadlines of work reckoned anew when a calendar or a rule changes. */
    void init() {
        bearers.register(this);
    }

    /** Begins a branch; its first step is the next holder's. */
    public WorkItem start(NewWork work, Acting acting) {
        WorkProcesses.Position position = processes.start(work);
        WorkItem item = begin(
                position,
                acting,
                work.next(),
                new Branch(
                        work.agency(),
                        work.nodeId(),
                        work.process(),
                        work.parent(),
                        work.part(),
                        work.urgency(),
                        Sql.cut(work.title(), MAX_TITLE),
                        Sql.cut(work.label(), MAX_LABEL)));
        record(
                item,
                acting,
                "start",
                List.of(new Change("holder", null, item.holder())),
                work.next().instruction());
        return item;
    }

    /** @throws NotFoundException if there is no such item */
    public WorkItem get(long id) {
        return table.find(id).orElseThrow(() -> missing(id));
    }

    /** Everything that was ever done with the document, oldest first. */
    public List<WorkItem> of(String nodeId) {
        return table.of(nodeId);
    }

    /** The step of the branch that is in somebody's hands; empty when the branch has ended. */
    public Optional<WorkItem> open(String branch) {
        return table.running(List.of(branch)).stream().findFirst();
    }

    /** What runs of the branches, by branch. */
    public Map<String, WorkItem> open(Collection<String> branches) {
        Map<String, WorkItem> open = new HashMap<>();
        table.running(branches).forEach(item -> open.put(item.branch(), item));
        return open;
    }

    /** Everything that was done in the branches, oldest first. */
    public List<WorkItem> ofBranches(Collection<String> branches) {
        return table.ofBranches(branches);
    }

    /** What a person holds in an agency now, oldest first; what lies in a pool is nobody's. */
    public List<WorkItem> heldBy(String agency, String userName) {
        return table.heldBy(agency, userName);
    }

    /**
     * The item as its holder's, locked until the transaction ends. An item of a pool is anybody's who belongs to it.
     *
     * @param version the version that the person saw
     * @throws ConflictException if somebody was faster; says who did what and when
     * @throws AccessDeniedException if the one who acts, or the one acted for, does not hold it
     */
    public WorkItem held(long id, long version, Acting acting) {
        WorkItem item = running(id, version);
        if (!isHeldBy(item, acting.holder())) {
            throw new AccessDeniedException(acting.holder() + " does not hold work item " + id);
        }
        return item;
    }

    /**
     * The item whoever holds it, locked until the transaction ends; for those who may interfere. The caller checks the
     * right.
     *
     * @throws ConflictException if somebody was faster
     */
    public WorkItem running(long id, long version) {
        WorkItem item = table.lock(id).orElseThrow(() -> missing(id));
        if (!item.isRunning()) {
            throw ended(item);
        }
        if (item.version() != version) {
            throw new ConflictException("work.error.changed-meanwhile", shown(item));
        }
        return item;
    }

    /** Whether the person holds the item, or belongs to the pool that does. */
    public boolean isHeldBy(WorkItem item, String userName) {
        if (!item.isPooled()) {
            return item.holder().equals(userName);
        }
        return staff.find(item.agency(), userName)
                .filter(member -> Holders.includes(item.holder(), member))
                .isPresent();
    }

    /** The people whom a holder stands for: the person, or those of the pool; only accounts in use. */
    public List<String> holders(String agency, String holder) {
        List<Staff.Member> members = Holders.unit(holder)
                .map(unit -> staff.heads(agency, unit))
                .or(() -> Holders.role(holder).map(role -> staff.with(agency, role)))
                .orElseGet(() -> staff.find(agency, holder).stream().toList());
        return members.stream().map(Staff.Member::userName).toList();
    }

    /**
     * Ends the item and moves its process on.
     *
     * @param item as {@link #held} or {@link #running} gave it in this transaction
     * @param outcome how it ended, as the process definition knows it
     * @param comment what the person says about it, or null
     * @param next who gets the step that follows, if one follows
     * @return the next item of the branch; empty when the branch has ended
     * @throws InvalidInputException if the comment or the instruction is too long
     */
    public Optional<WorkItem> advance(
            WorkItem item, Acting acting, String outcome, @Nullable String comment, Next next) {
        return move(item, acting, outcome, outcome, comment, next);
    }

    /**
     * Gives the same step to another holder: forwarded, re-routed, returned, taken back, taken out of a pool.
     *
     * @param outcome what the trace calls it
     */
    public WorkItem handOver(WorkItem item, Acting acting, Next next, String outcome, @Nullable String comment) {
        return move(item, acting, HAND_OVER, outcome, comment, next)
                .orElseThrow(() -> new IllegalStateException("the process ended at " + item.step()));
    }

    /** Ends a branch wherever it stands; nothing happens when it has ended already. */
    public void cancel(String branch, Acting acting, String outcome, String reason) {
        for (WorkItem item : table.lockRunning(branch)) {
            table.end(item.id(), clock.instant(), acting, outcome, checked("reason", reason));
            processes.cancel(branch);
            record(item, acting, outcome, List.of(new Change("holder", item.holder(), null)), reason);
        }
    }

    /** Sets another deadline, or none. The caller has checked that the person may. */
    public WorkItem reschedule(WorkItem item, Acting acting, @Nullable Deadline deadline, String reason) {
        table.setDeadline(item.id(), deadline);
        record(
                item,
                acting,
                "reschedule",
                List.of(new Change("dueAt", text(item.dueAt()), deadline == null ? null : text(deadline.at()))),
                reason);
        return get(item.id());
    }

    /** The document was secret: abstract, instructions and comments go; who held it when stays. */
    public void redact(String nodeId) {
        table.redact(nodeId);
    }

    /** What lists show of a document changed: its abstract, number or urgency. */
    public void describe(String nodeId, String title, String label, int urgency) {
        table.describe(nodeId, Sql.cut(title, MAX_TITLE), Sql.cut(label, MAX_LABEL), urgency);
    }

    @Override
    public void recalculate(String agency, Deadlines deadlines) {
        for (WorkItem item : table.withDeadline(agency)) {
            Deadline before = Objects.requireNonNull(item.deadline());
            Deadline after = deadlines.again(agency, before.rule(), before.from(), before.at());
            if (!after.equals(before)) {
                table.setDeadline(item.id(), after);
            }
        }
    }

    private Optional<WorkItem> move(
            WorkItem item, Acting acting, String signal, String outcome, @Nullable String comment, Next next) {
        String said = checked("comment", comment);
        checked("instruction", next.instruction());
        String taskId = Objects.requireNonNull(item.taskId(), "taskId");
        table.end(item.id(), clock.instant(), acting, outcome, said);
        Optional<WorkItem> following = processes
                .advance(item.branch(), taskId, signal, next.holder())
                .map(position -> begin(
                        position,
                        acting,
                        next,
                        new Branch(
                                item.agency(),
                                item.nodeId(),
                                item.process(),
                                item.parent(),
                                item.part(),
                                item.urgency(),
                                item.title(),
                                item.label())));
        List<Change> changes = new ArrayList<>();
        following.ifPresent(one -> {
            if (!one.step().equals(item.step())) {
                changes.add(new Change("step", item.step(), one.step()));
            }
            changes.add(new Change("holder", item.holder(), one.holder()));
        });
        record(item, acting, outcome, changes, said);
        return following;
    }

    private WorkItem begin(WorkProcesses.Position position, Acting acting, Next next, Branch of) {
        if (next.holder().isEmpty()) {
            throw new IllegalArgumentException(position.step() + " needs a holder");
        }
        WorkItem item = new WorkItem(
                ids.next(),
                of.agency,
                of.nodeId,
                of.process,
                position.branch(),
                of.parent,
                position.step(),
                of.part,
                next.unit(),
                next.holder(),
                of.urgency,
                position.step().equals(WorkItem.WAIT_STEP) ? WorkItem.WAITING : WorkItem.OPEN,
                of.title,
                of.label,
                clock.instant(),
                acting.actor(),
                acting.principal(),
                checked("instruction", next.instruction()),
                next.deadline(),
                null,
                null,
                null,
                null,
                null,
                position.taskId(),
                1);
        table.insert(item);
        return item;
    }

    private void record(WorkItem item, Acting acting, String action, List<Change> changes, @Nullable String detail) {
        audit.record(new AuditEvent(
                item.agency(),
                "work." + action,
                item.nodeId(),
                changes,
                detail == null || detail.isEmpty() ? null : detail,
                acting.principal()));
    }

    private ConflictException ended(WorkItem item) {
        String by = Objects.requireNonNullElse(item.endedBy(), "");
        String name = accounts.fullNames(List.of(by)).getOrDefault(by, by);
        return new ConflictException(
                "work.error.done-meanwhile",
                shown(item),
                name,
                MOMENT.format(Objects.requireNonNullElse(item.endedAt(), clock.instant())));
    }

    private static String shown(WorkItem item) {
        return item.label().isEmpty() ? item.title() : item.label();
    }

    private static NotFoundException missing(long id) {
        return new NotFoundException("work.error.no-item", String.valueOf(id));
    }

    private static String checked(String field, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > MAX_TEXT) {
            throw InvalidInputException.field(field, text, "work.error.too-long", field, MAX_TEXT);
        }
        return text;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.atZone(Json.ZONE).toOffsetDateTime().toString();
    }

    /** What all items of a branch have in common. */
    private record Branch(
            String agency,
            String nodeId,
            String process,
            @Nullable Long parent,
            String part,
            int urgency,
            String title,
            String label) {}
}
