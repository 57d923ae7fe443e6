package org.vanthu.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vanthu.delegation.Delegations;
import org.vanthu.delegation.Scope;
import org.vanthu.organization.Access;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.DocumentState;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** What the reader may do with a document and its steps; the services check it again. */
final class Permitted {

    private final Access access;
    private final Delegations delegations;
    private final Directors directors;
    private final Staff staff;
    private final Work work;

    Permitted(Access access, Delegations delegations, Directors directors, Staff staff, Work work) {
        this.access = access;
        this.delegations = delegations;
        this.directors = directors;
        this.staff = staff;
        this.work = work;
    }

    /** The reader, and those for whom the reader may act. */
    record Reader(String userName, String agency, Set<String> direct, Set<String> forward, boolean clerk) {}

    Reader reader(String agency) {
        return new Reader(
                access.userName(),
                agency,
                delegations.principals(agency, Scope.DIRECT),
                delegations.principals(agency, Scope.FORWARD),
                access.may(agency, RoutingPermission.REROUTE));
    }

    /** For whom the reader would act on the step; empty when it is the reader's own, or not the reader's. */
    Optional<String> principal(WorkItem item, Reader reader) {
        if (work.isHeldBy(item, reader.userName)) {
            return Optional.empty();
        }
        Set<String> principals = Cases.scope(item) == Scope.DIRECT ? reader.direct : reader.forward;
        return principals.stream().filter(one -> work.isHeldBy(item, one)).findFirst();
    }

    List<String> onUnbegun(DocumentRow document) {
        return document.state().equals(DocumentState.REGISTERED)
                        && access.may(document.agency(), RoutingPermission.REROUTE)
                ? List.of("reopen")
                : List.of();
    }

    /** What may be done with the document as a whole. */
    List<String> onDocument(IncomingRow row, List<WorkItem> running, Reader reader) {
        List<String> actions = new ArrayList<>();
        boolean directs = directs(row, reader);
        if (row.state().isEnded()
                && (reader.clerk
                        || directs
                        || reader.userName.equals(row.endedFor() == null ? row.endedBy() : row.endedFor()))) {
            actions.add("reopen");
        }
        boolean leads = running.stream()
                .anyMatch(item -> item.part().equals(Cases.LEAD) && work.isHeldBy(item, reader.userName));
        if (row.state() != IncomingState.RECALLED && (reader.clerk || directs || leads)) {
            actions.add("classify");
        }
        boolean handles = running.stream()
                .anyMatch(item -> item.part().equals(Cases.LEAD)
                        && !item.step().equals(Cases.DIRECT)
                        && (work.isHeldBy(item, reader.userName)
                                || principal(item, reader).isPresent()));
        if (handles) {
            actions.add("correct");
        }
        if (row.state() != IncomingState.RECALLED && (handles || reader.clerk)) {
            actions.add("follow");
        }
        actions.add("slip");
        return actions;
    }

    /** What may be done with one step. */
    List<String> onItem(IncomingRow row, WorkItem item, List<WorkItem> branch, Reader reader) {
        Set<String> actions = new LinkedHashSet<>();
        Optional<String> principal = principal(item, reader);
        boolean own = work.isHeldBy(item, reader.userName);
        if (own || principal.isPresent()) {
            addHeld(actions, row, item, principal.orElse(reader.userName));
        }
        boolean directs = directs(row, reader);
        if (!item.step().equals(Cases.DIRECT) && mayTakeBack(item, branch, reader)) {
            actions.add("take-back");
        }
        if (reader.clerk) {
            actions.add("reroute");
        }
        if (reader.clerk || directs) {
            actions.add("deadline");
        }
        return List.copyOf(actions);
    }

    private void addHeld(Set<String> actions, IncomingRow row, WorkItem item, String holder) {
        boolean owesReply = row.response().equals(IncomingRow.REQUIRED);
        switch (item.step()) {
            case Cases.DIRECT -> {
                actions.addAll(List.of("direct", "forward"));
                if (!owesReply && (item.part().isEmpty() || item.part().equals(Cases.LEAD))) {
                    actions.add("file");
                }
            }
            case Cases.HANDLE -> addHandling(actions, row, item, holder, owesReply);
            default -> actions.addAll(List.of("resume", "progress"));
        }
    }

    private void addHandling(Set<String> actions, IncomingRow row, WorkItem item, String holder, boolean owesReply) {
        boolean heads = staff.find(item.agency(), holder)
                .filter(member -> member.unit() != null && member.roles().contains(Role.UNIT_HEAD))
                .isPresent();
        if (heads) {
            actions.add("assign");
        }
        actions.addAll(List.of("forward", "return", "progress"));
        switch (item.part()) {
            case Cases.LEAD -> {
                actions.add("wait");
                if (!row.taskAssigning()) {
                    if (!owesReply) {
                        actions.add("file");
                    }
                    actions.addAll(List.of("decline", "answered-earlier"));
                }
                actions.addAll(List.of("draft", "dossier"));
            }
            case Cases.COORDINATE -> actions.addAll(List.of("wait", "opinion", "done"));
            default -> actions.addAll(List.of("opinion", "done"));
        }
    }

    private boolean mayTakeBack(WorkItem item, List<WorkItem> branch, Reader reader) {
        Assigners assigners = Assigners.of(branch);
        Set<String> names = new LinkedHashSet<>(reader.direct);
        names.add(reader.userName);
        names.removeIf(item.holder()::equals);
        return names.stream().anyMatch(name -> assigners.by(name).isPresent() || name.equals(directedBy(item, branch)));
    }

    private String directedBy(WorkItem item, List<WorkItem> branch) {
        for (int i = branch.size() - 1; i >= 0; i--) {
            if (branch.get(i).step().equals(Cases.DIRECT) && !branch.get(i).isRunning()) {
                return Assigners.who(branch.get(i));
            }
        }
        Long parent = item.parent();
        return parent == null ? "" : Assigners.who(work.get(parent));
    }

    private boolean directs(IncomingRow row, Reader reader) {
        return directors.directs(row.agency(), row.director(), reader.userName)
                || reader.direct.stream().anyMatch(one -> directors.directs(row.agency(), row.director(), one));
    }
}
