package org.vanthu.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.vanthu.delegation.Scope;
import org.vanthu.organization.Role;
import org.vanthu.routing.Assigners;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** What the reader may do with a line; the services check it again. */
final class LineActions {

    private final Rights rights;
    private final LineWork lineWork;
    private final Work work;
    private final ExtensionTable extensions;
    private final LineTable table;
    private final DirectiveSite site;

    LineActions(
            Rights rights,
            LineWork lineWork,
            Work work,
            ExtensionTable extensions,
            LineTable table,
            DirectiveSite site) {
        this.rights = rights;
        this.lineWork = lineWork;
        this.work = work;
        this.extensions = extensions;
        this.table = table;
        this.site = site;
    }

    List<String> of(LineRow line) {
        List<String> actions = new ArrayList<>();
        if (decides(line)) {
            addDeciding(actions, line);
        }
        Optional<WorkItem> item =
                lineWork.open(line).filter(open -> open.process().equals(LineWork.PROCESS));
        item.filter(open -> holds(open)).ifPresent(open -> addHeld(actions, line, open));
        if (item.filter(open -> gave(open)).isPresent()) {
            actions.add("take-back");
        }
        String user = site.userName();
        if (rights.speaks(line, user) && line.state().isAtExecutor()) {
            addNew(actions, "progress");
            addNew(actions, "difficulty");
            if (line.state() == LineState.GIVEN) {
                addNew(actions, "return");
            }
        }
        if (rights.speaks(line, user) || rights.decides(line, user)) {
            addNew(actions, "message");
        }
        return List.copyOf(actions);
    }

    private static void addNew(List<String> actions, String action) {
        if (!actions.contains(action)) {
            actions.add(action);
        }
    }

    private boolean decides(LineRow line) {
        return asOne(line, one -> rights.decides(line, one));
    }

    /** Whether the reader may by herself, or for somebody for whom she acts. */
    private boolean asOne(LineRow line, Predicate<String> may) {
        return may.test(site.userName())
                || site.delegations().principals(line.agency(), Scope.DIRECT).stream()
                        .anyMatch(may);
    }

    private void addDeciding(List<String> actions, LineRow line) {
        switch (line.state()) {
            case REPORTED -> actions.addAll(List.of("approve", "reject", "withdraw", "direction"));
            case RETURNED -> actions.addAll(List.of("adjust", "reassign", "withdraw", "urge", "direction"));
            case GIVEN, REGISTERED, IN_PROGRESS -> {
                actions.addAll(List.of("urge", "direction", "adjust", "reassign", "withdraw"));
                if (!line.executor().isHere()) {
                    actions.addAll(List.of("progress", "difficulty", "reply", "return", "extension"));
                }
            }
            case COMPLETED -> actions.add("take-back");
            default -> {
                // nothing is decided on a draft, or on what was withdrawn
            }
        }
        if (line.state().isAtExecutor()) {
            extensions.of(line.id()).stream()
                    .filter(Extension::isOpen)
                    .findFirst()
                    .ifPresent(open -> {
                        actions.add("decide-extension");
                        if (!open.isLate() || asOne(line, one -> rights.orders(line, one))) {
                            actions.add("grant-extension");
                        }
                    });
        }
    }

    private boolean holds(WorkItem item) {
        return work.isHeldBy(item, site.userName())
                || site.delegations().principals(item.agency(), Lines.scope(item)).stream()
                        .anyMatch(one -> work.isHeldBy(item, one));
    }

    private void addHeld(List<String> actions, LineRow line, WorkItem item) {
        if (line.times().acceptedAt() == null) {
            actions.add("accept");
        }
        switch (item.step()) {
            case LineWork.ASSIGN -> actions.addAll(List.of("assign", "return"));
            case LineWork.WAIT -> actions.addAll(List.of("resume", "reply"));
            default -> {
                boolean heads = site.staff()
                        .find(item.agency(), site.userName())
                        .filter(member -> member.roles().contains(Role.UNIT_HEAD))
                        .isPresent();
                if (heads) {
                    actions.add("assign");
                }
                actions.addAll(List.of("forward", "give-back", "wait", "return", "reply"));
            }
        }
        if (line.due().deadline() != null && extensions.of(line.id()).stream().noneMatch(Extension::isOpen)) {
            actions.add("extension");
        }
        if (line.isLead() && table.of(line.directiveId()).size() > 1) {
            actions.add("request");
        }
    }

    /** Whether the reader gave it to whoever has it now. */
    private boolean gave(WorkItem item) {
        String user = site.userName();
        return !item.step().equals(LineWork.ASSIGN)
                && !item.holder().equals(user)
                && work.ofBranches(List.of(item.branch())).stream()
                        .anyMatch(one -> !one.isRunning()
                                && user.equals(Assigners.who(one))
                                && List.of("direct", "assign", "forward").contains(String.valueOf(one.outcome())));
    }
}
