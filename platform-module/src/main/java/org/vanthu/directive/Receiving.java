package org.vanthu.directive;

import java.util.List;

import org.vanthu.delegation.Acting;
import org.vanthu.registry.RegistryService;
import org.vanthu.routing.IncomingProcessing;
import org.vanthu.shared.Sql;
import org.vanthu.work.WorkItem;

/**
 * What happens to lines with the document that brought them: registered, each begins by itself; when the last of them
 * has ended, the document is done.
 *
 * @see "Decision 31/2020/QĐ-UBND, 13.3a"
 */
final class Receiving {

    private final DirectiveTable directives;
    private final LineTable lines;
    private final Events events;
    private final LineWork work;
    private final IncomingProcessing incoming;
    private final DirectiveSite site;

    Receiving(
            DirectiveTable directives,
            LineTable lines,
            Events events,
            LineWork work,
            IncomingProcessing incoming,
            DirectiveSite site) {
        this.directives = directives;
        this.lines = lines;
        this.events = events;
        this.work = work;
        this.incoming = incoming;
        this.site = site;
    }

    /** The document was registered: every line that came with it goes to who directs there. */
    void registered(String nodeId, String director) {
        Acting acting = site.self();
        for (LineRow line : lines.lockAt(nodeId)) {
            if (line.state() == LineState.GIVEN) {
                DirectiveRow directive = directives.find(line.directiveId()).orElseThrow();
                WorkItem item = work.begin(line, directive, nodeId, director, acting);
                LineRow begun = lines.change(
                        line,
                        Sql.map(
                                "state", LineState.REGISTERED.code(),
                                "registered_at", site.now(),
                                "branch", item.branch()));
                events.add(begun, acting, line.executor().code(), "register", null);
            }
        }
    }

    /** The registration was withdrawn: what it brought goes back to the officer. */
    void voided(String nodeId, String reason) {
        Acting acting = site.self();
        for (LineRow line : lines.lockAt(nodeId)) {
            if (line.state() == LineState.REGISTERED || line.state() == LineState.IN_PROGRESS) {
                work.end(line, acting, "returned", reason);
                LineRow back = lines.change(
                        line,
                        Sql.map(
                                "state",
                                LineState.RETURNED.code(),
                                "returns",
                                line.counts().returns() + 1));
                events.add(back, acting, line.executor().code(), "return", reason);
            }
        }
    }

    /** The document is secret: its words go everywhere. */
    void redact(String nodeId) {
        for (LineRow line : lines.at(nodeId)) {
            DirectiveRow directive = directives.find(line.directiveId()).orElseThrow();
            directives.redact(directive.id());
            events.redact(directive.id());
            work.redact(directive.nodeId());
            lines.of(directive.id()).forEach(other -> {
                String node = other.place().nodeId();
                if (node != null) {
                    work.redact(node);
                }
            });
        }
    }

    /** The document is done when nothing that came with it runs any more. */
    void settle(LineRow line, Acting acting) {
        String nodeId = line.place().nodeId();
        if (nodeId != null && !line.executor().isUnitOf(line.agency())) {
            settle(nodeId, acting);
        }
    }

    void settle(String nodeId, Acting acting) {
        List<LineRow> all = lines.at(nodeId);
        if (all.stream().noneMatch(line -> line.state().isRunning())) {
            String last = all.stream()
                    .map(LineRow::result)
                    .filter(result -> result != null)
                    .map(result -> result == null ? "" : result.number())
                    .reduce("", (one, later) -> later);
            incoming.finish(RegistryService.ref(nodeId), last, acting);
        }
    }

    /** Somebody of the executor has begun with the line. */
    void underWay(LineRow line, Acting acting) {
        String nodeId = line.place().nodeId();
        if (nodeId != null && !line.executor().isUnitOf(line.agency())) {
            incoming.underWay(RegistryService.ref(nodeId), acting);
        }
    }

    /** What was done is to be done again. */
    void resumed(LineRow line, Acting acting) {
        String nodeId = line.place().nodeId();
        if (nodeId != null && !line.executor().isUnitOf(line.agency())) {
            incoming.resume(RegistryService.ref(nodeId), acting);
        }
    }
}
