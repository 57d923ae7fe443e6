package org.vanthu.routing;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Delegations;
import org.vanthu.delegation.Scope;
import org.vanthu.registry.DocumentProgress;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Texts;
import org.vanthu.shared.Words;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * Opens a document for a step and closes it again: rights, locks, the state and its trace. The row of the document is
 * locked first, then the step, so that all that is done with one document is done one after the other.
 */
final class Cases {

    static final String PROCESS = "incoming";
    static final String DIRECT = "direct";
    static final String HANDLE = "handle";
    static final String LEAD = "lead";
    static final String COORDINATE = "coordinate";
    static final String INFORM = "inform";
    /** The id of the process that carries a branch. */
    static final String BRANCH = "incomingBranch";

    /** Checks what is sent to this feature. */
    static final Words WORDS = new Words("routing");

    private final IncomingTable table;
    private final Work work;
    private final DocumentQueries documents;
    private final DocumentProgress progress;
    private final Delegations delegations;
    private final AuditTrail audit;

    Cases(
            IncomingTable table,
            Work work,
            DocumentQueries documents,
            DocumentProgress progress,
            Delegations delegations,
            AuditTrail audit) {
        this.table = table;
        this.work = work;
        this.documents = documents;
        this.progress = progress;
        this.delegations = delegations;
        this.audit = audit;
    }

    /** A step of a document, both locked, and who acts. */
    record Held(IncomingRow row, WorkItem item, Acting acting, DocumentRow document) {

        boolean isLead() {
            return item.part().equals(LEAD);
        }

        boolean isAt(String step) {
            return item.step().equals(step);
        }
    }

    /**
     * A step that the person, or the one acted for, holds.
     *
     * @throws ConflictException if somebody was faster
     */
    Held hold(long id, @Nullable Long version, @Nullable String onBehalfOf) {
        WorkItem seen = incoming(id);
        Acting acting = acting(seen.agency(), onBehalfOf, scope(seen));
        DocumentRow document = documents.readable(RegistryService.ref(seen.nodeId()));
        IncomingRow row = table.locked(seen.nodeId());
        return new Held(row, work.held(id, seen(version), acting), acting, document);
    }

    /** A step that somebody else holds; the caller checks the right to interfere. */
    Held seize(long id, @Nullable Long version, @Nullable String onBehalfOf) {
        WorkItem seen = incoming(id);
        Acting acting = acting(seen.agency(), onBehalfOf, Scope.DIRECT);
        DocumentRow document = documents.readable(RegistryService.ref(seen.nodeId()));
        IncomingRow row = table.locked(seen.nodeId());
        WorkItem item = work.running(id, version == null ? seen.version() : version);
        return new Held(row, item, acting, document);
    }

    /** A document that the person may read, locked as it was seen. */
    IncomingRow open(String nodeId, @Nullable Long version) {
        documents.readable(RegistryService.ref(nodeId));
        IncomingRow row = table.locked(nodeId);
        if (row.version() != seen(version)) {
            throw new ConflictException("routing.error.changed-meanwhile", nodeId);
        }
        return row;
    }

    /** A document that the person may read, locked. */
    IncomingRow open(String nodeId) {
        documents.readable(RegistryService.ref(nodeId));
        return table.locked(nodeId);
    }

    /** Who acts. */
    Acting acting(String agency, @Nullable String onBehalfOf, Scope scope) {
        return delegations.acting(agency, onBehalfOf, scope);
    }

    /** What a delegate of the holder must be allowed. */
    static Scope scope(WorkItem item) {
        return item.step().equals(DIRECT) ? Scope.DIRECT : Scope.FORWARD;
    }

    /**
     * Writes what became of a document.
     *
     * @throws ConflictException if the state does not permit it ({@code routing.error.state})
     */
    IncomingRow save(IncomingRow before, IncomingRow after, Acting acting) {
        IncomingState from = before.state();
        IncomingState to = after.state();
        if (from != to && !from.mayBecome(to)) {
            throw new ConflictException("routing.error.state", word(from), word(to));
        }
        IncomingRow saved = table.update(after);
        if (from != to) {
            if (to != IncomingState.RECALLED) {
                progress.set(RegistryService.ref(before.nodeId()), to.code());
            }
            audit.record(acting.event(
                    before.agency(),
                    "routing.state",
                    before.nodeId(),
                    List.of(new Change("state", from.code(), to.code())),
                    null));
        }
        return saved;
    }

    /** Ends the parts of those who coordinate, because the document has ended; who is informed may still read on. */
    void close(IncomingRow row, Acting acting) {
        for (WorkItem item : work.of(row.nodeId())) {
            if (item.isRunning()
                    && item.process().equals(PROCESS)
                    && !item.part().equals(INFORM)) {
                work.cancel(item.branch(), acting, "closed", Texts.of(Texts.VIETNAMESE, "routing.closed"));
            }
        }
    }

    void record(IncomingRow row, Acting acting, String action, List<Change> changes, @Nullable String detail) {
        audit.record(acting.event(row.agency(), "routing." + action, row.nodeId(), changes, detail));
    }

    /** The items of the branch, oldest first. */
    List<WorkItem> branch(WorkItem of) {
        return work.of(of.nodeId()).stream()
                .filter(item -> item.branch().equals(of.branch()))
                .toList();
    }

    /** @throws ConflictException if the step is another one */
    static void require(Held held, String step) {
        if (!held.isAt(step)) {
            throw new ConflictException(
                    "routing.error.step", Texts.of("routing.step." + held.item().step()));
        }
    }

    static String word(IncomingState state) {
        return Texts.of("routing.state." + state.code());
    }

    private WorkItem incoming(long id) {
        WorkItem item = work.get(id);
        if (!item.process().equals(PROCESS)) {
            throw new NotFoundException("work.error.no-item", String.valueOf(id));
        }
        return item;
    }

    private static long seen(@Nullable Long version) {
        if (version == null) {
            throw InvalidInputException.field("version", "", "routing.error.missing", "version");
        }
        return version;
    }
}
