package org.vanthu.outgoing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Delegations;
import org.vanthu.delegation.Scope;
import org.vanthu.organization.GroupNames;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;
import org.vanthu.work.Holders;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * Takes the steps of outgoing documents: a person has the turn, the work item ends, the process moves, the row changes,
 * all in the caller's transaction. Of two people who take one step the second is told that it is taken.
 */
final class Steps {

    /** The id of the process in {@code outgoing-document.bpmn20.xml}. */
    static final String DEFINITION = "outgoingDocument";

    private static final String PROCESS = "outgoing";

    private final Work work;
    private final Delegations delegations;
    private final OutgoingTable table;
    private final OutgoingNodes nodes;
    private final OutgoingSite site;

    Steps(Work work, Delegations delegations, OutgoingTable table, OutgoingNodes nodes, OutgoingSite site) {
        this.work = work;
        this.delegations = delegations;
        this.table = table;
        this.nodes = nodes;
        this.site = site;
    }

    /** Somebody's turn at a document, with both locked until the transaction ends. */
    record Turn(Outgoing document, WorkItem item, Acting acting) {}

    /** Begins the process of a new draft, in the drafter's hands. */
    Outgoing begin(Outgoing draft) {
        Acting acting = Acting.self(draft.drafter());
        WorkItem item = work.start(
                new NewWork(
                        DEFINITION,
                        PROCESS,
                        draft.agency(),
                        draft.nodeId(),
                        null,
                        "",
                        new Next(draft.fields().unit(), draft.drafter(), "", null),
                        draft.fields().urgency(),
                        draft.fields().subject(),
                        ""),
                acting);
        return table.change(draft, Sql.map("branch", item.branch()));
    }

    /** The step that is in somebody's hands; empty when the process has ended. */
    Optional<WorkItem> open(Outgoing document) {
        return work.of(document.nodeId()).stream()
                .filter(item -> item.branch().equals(document.branch()) && item.isRunning())
                .findFirst();
    }

    /** Everything that was done with the document. */
    List<WorkItem> trace(Outgoing document) {
        return work.of(document.nodeId());
    }

    /** The item, locked, whoever holds it; the caller has checked the right to interfere. */
    WorkItem running(WorkItem item) {
        return work.running(item.id(), item.version());
    }

    boolean isHeldBy(WorkItem item, String userName) {
        return work.isHeldBy(item, userName);
    }

    /** For whom the signed-in person may take the step now, herself not counted. */
    List<String> principals(Outgoing document, WorkItem item) {
        return delegations.principals(document.agency(), Scope.APPROVE).stream()
                .filter(principal -> work.isHeldBy(item, principal))
                .toList();
    }

    /**
     * Locks a document as it was seen.
     *
     * @throws ConflictException if somebody was faster, or its state does not allow what is wanted
     */
    Outgoing lock(String nodeId, long version, Set<OutgoingState> states) {
        Outgoing document =
                table.lock(nodeId).orElseThrow(() -> new NotFoundException("outgoing.error.no-document", nodeId));
        if (document.version() != version) {
            throw OutgoingTable.changedMeanwhile(document);
        }
        if (!states.contains(document.state())) {
            throw new ConflictException(
                    "outgoing.error.state",
                    document.shown(),
                    Texts.of("outgoing.state." + document.state().code()));
        }
        return document;
    }

    /**
     * The turn of the signed-in person, or of the one for whom she acts.
     *
     * @throws ConflictException if somebody was faster, or the document is at another step
     * @throws AccessDeniedException if it is not that person's turn, or the role is missing
     */
    Turn turn(
            String nodeId,
            long version,
            @Nullable String onBehalfOf,
            OutgoingPermission permission,
            Set<OutgoingState> states) {
        Outgoing document = lock(nodeId, version, states);
        Acting acting = delegations.acting(document.agency(), onBehalfOf, Scope.APPROVE);
        requireRole(document.agency(), acting.holder(), permission);
        WorkItem open = open(document).orElseThrow(() -> OutgoingTable.changedMeanwhile(document));
        return new Turn(document, work.held(open.id(), open.version(), acting), acting);
    }

    /** As {@link #turn} for what one does oneself and nobody for another. */
    Turn ownTurn(String nodeId, long version, OutgoingPermission permission, Set<OutgoingState> states) {
        return turn(nodeId, version, null, permission, states);
    }

    private void requireRole(String agency, String userName, OutgoingPermission permission) {
        boolean may = site.staff()
                .find(agency, userName)
                .filter(member -> may(agency, member, permission))
                .isPresent();
        if (!may) {
            throw new AccessDeniedException(userName + " may not " + permission + " in " + agency);
        }
    }

    /** Whether the roles of a person permit something; the form is checked also by those whom the agency named. */
    boolean may(String agency, Staff.Member member, OutgoingPermission permission) {
        if (permission == OutgoingPermission.CHECK_FORM) {
            return DraftRules.mayControl(site.agency(agency), member);
        }
        return member.roles().stream().anyMatch(permission.roles()::contains);
    }

    /**
     * Ends the turn and moves the process on.
     *
     * @param outcome what the process definition knows
     * @param to the state that follows; its step must be where the process arrives
     * @param columns what else changes in the row
     */
    Outgoing move(
            Turn turn,
            String outcome,
            @Nullable String comment,
            Next next,
            OutgoingState to,
            Map<String, @Nullable Object> columns) {
        Optional<WorkItem> following = work.advance(turn.item(), turn.acting(), outcome, comment, next);
        String step = following.map(WorkItem::step).orElse("");
        if (!step.equals(to.step())) {
            throw new IllegalStateException("the process went to " + step + ", not to " + to.step());
        }
        Outgoing document = turn.document();
        letRead(document, turn.acting().actor());
        following.ifPresent(item -> letRead(document, item.holder()));
        return become(document, to, columns);
    }

    /** Ends the process where it stands. */
    Outgoing end(Outgoing document, Acting acting, String outcome, String reason, OutgoingState to) {
        String branch = document.branch();
        if (branch != null) {
            work.cancel(branch, acting, outcome, reason);
        }
        return become(document, to, new HashMap<>());
    }

    private Outgoing become(Outgoing document, OutgoingState to, Map<String, @Nullable Object> columns) {
        Map<String, @Nullable Object> all = new HashMap<>(columns);
        all.put("state", to.code());
        Outgoing after = table.change(document, all);
        nodes.set(document.node(), Map.of(RegistryModel.PROP_STATE, to.code()));
        return after;
    }

    /** What lists of work say about the document. */
    void describe(Outgoing document) {
        String number = document.stage().number();
        work.describe(
                document.nodeId(),
                document.fields().subject(),
                number == null ? "" : number,
                document.fields().urgency());
    }

    /** The pool of those who may take a step that nobody was named for, or the person named. */
    static Next to(String unit, String holder) {
        return new Next(unit, holder, "", null);
    }

    static Next toClerks() {
        return to("", Holders.role(Role.CLERK));
    }

    private void letRead(Outgoing document, String holder) {
        if (!Holders.isPool(holder)) {
            nodes.letRead(document.node(), holder);
        } else if (holder.equals(Holders.role(Role.CLERK))) {
            nodes.letRead(document.node(), GroupNames.role(document.agency(), Role.CLERK));
        } else {
            site.staff().heads(document.agency(), document.fields().unit()).stream()
                    .map(Staff.Member::userName)
                    .forEach(head -> nodes.letRead(document.node(), head));
        }
    }
}
