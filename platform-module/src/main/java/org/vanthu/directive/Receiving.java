package org.vanthu.directive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        List<LineRow> given = lines.lockAt(nodeId).stream()
                .filter(line -> line.state() == LineState.GIVEN)
                .toList();
        Map<Long, DirectiveRow> known = directives.byId(directivesOf(given));
        for (LineRow line : given) {
            DirectiveRow directive = Objects.requireNonNull(known.get(line.directiveId()));
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
        Set<Long> ids = directivesOf(lines.at(nodeId));
        Set<String> nodes = new TreeSet<>();
        directives.byId(ids).values().forEach(directive -> {
            directives.redact(directive.id());
            events.redact(directive.id());
            nodes.add(directive.nodeId());
        });
        lines.of(ids).forEach(line -> {
            String node = line.place().nodeId();
            if (node != null) {
                nodes.add(node);
            }
        });
        nodes.forEach(work::redact);
    }

    private static Set<Long> directivesOf(List<LineRow> lines) {
        return lines.stream().map(LineRow::directiveId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The document that brought the line; none where a unit works on the giver's own. */
    private static Optional<String> received(LineRow line) {
        return Optional.ofNullable(line.place().nodeId())
                .filter(nodeId -> !line.executor().isUnitOf(line.agency()));
    }

    /** The document is done when nothing that came with it runs any more. */
    void settle(LineRow line, Acting acting) {
        received(line).ifPresent(nodeId -> settle(nodeId, acting));
    }

    private void settle(String nodeId, Acting acting) {
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
        received(line).ifPresent(nodeId -> incoming.underWay(RegistryService.ref(nodeId), acting));
    }

    /** What was done is to be done again. */
    void resumed(LineRow line, Acting acting) {
        received(line).ifPresent(nodeId -> incoming.resume(RegistryService.ref(nodeId), acting));
    }
}
