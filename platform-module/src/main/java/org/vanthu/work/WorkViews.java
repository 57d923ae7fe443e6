package org.vanthu.work;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentQueries.Origin;

/** Gives rows of work the names that people read; one query for each kind of name, however many rows. */
final class WorkViews {

    /** Work on drafts: who does not handle one learns nothing of what it is about. */
    private static final String OUTGOING = "outgoing";

    private static final Origin UNKNOWN = new Origin("", "", null, 0);

    private final WorkLists lists;
    private final DocumentQueries documents;
    private final Accounts accounts;
    private final Units units;
    private final Access access;
    private final Clock clock;

    WorkViews(WorkLists lists, DocumentQueries documents, Accounts accounts, Units units, Access access, Clock clock) {
        this.lists = lists;
        this.documents = documents;
        this.accounts = accounts;
        this.units = units;
        this.access = access;
        this.clock = clock;
    }

    List<WorkView> of(String agency, List<WorkItem> items) {
        WorkLists.Mine mine = lists.mine(agency);
        Set<String> drafts = items.stream()
                .filter(item -> item.process().equals(OUTGOING))
                .map(WorkItem::nodeId)
                .collect(Collectors.toSet());
        Set<String> withheld = new HashSet<>(drafts);
        withheld.removeAll(lists.handled(drafts, mine.holders()));
        withheld.addAll(documents.withheldAmong(
                agency, items.stream().map(WorkItem::nodeId).collect(Collectors.toSet())));
        Map<String, Origin> origins =
                documents.origins(agency, items.stream().map(WorkItem::nodeId).collect(Collectors.toSet()));
        Map<String, String> names = accounts.fullNames(items.stream()
                .flatMap(item ->
                        Stream.of(item.holder(), item.startedBy(), item.startedFor(), item.endedBy(), item.endedFor()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<String, String> unitNames = units.of(agency).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Instant now = clock.instant();
        return items.stream()
                .map(item -> view(
                        item,
                        new Reader(mine.holders(), mine.principals(), access.userName()),
                        withheld.contains(item.nodeId()) ? null : origins.getOrDefault(item.nodeId(), UNKNOWN),
                        names,
                        unitNames,
                        now))
                .toList();
    }

    /** Whether one of the steps is the reader's now, or a principal's; never of a document that is withheld. */
    boolean isInHand(String agency, List<WorkItem> items) {
        Set<String> holders = lists.mine(agency).holders();
        Set<String> nodes = items.stream()
                .filter(item -> item.isRunning() && holders.contains(item.holder()))
                .map(WorkItem::nodeId)
                .collect(Collectors.toSet());
        return !nodes.isEmpty() && documents.withheldAmong(agency, nodes).isEmpty();
    }

    private record Reader(Set<String> holders, Set<String> principals, String userName) {
        boolean holds(WorkItem item) {
            return item.isRunning() && holders.contains(item.holder());
        }

        @Nullable
        String principal(WorkItem item) {
            return holds(item) && !item.holder().equals(userName) && principals.contains(item.holder())
                    ? item.holder()
                    : null;
        }
    }

    private static WorkView view(
            WorkItem item,
            Reader reader,
            @Nullable Origin origin,
            Map<String, String> names,
            Map<String, String> unitNames,
            Instant now) {
        boolean pooled = item.isPooled();
        boolean withheld = origin == null;
        return new WorkView(
                String.valueOf(item.id()),
                item.nodeId(),
                item.process(),
                item.branch(),
                item.parent() == null ? null : String.valueOf(item.parent()),
                item.step(),
                item.part(),
                item.unit(),
                unitNames.getOrDefault(item.unit(), ""),
                pooled ? "" : item.holder(),
                pooled ? "" : names.getOrDefault(item.holder(), item.holder()),
                pooled ? item.holder().substring(1) : null,
                reader.principal(item),
                reader.holds(item),
                withheld ? "" : item.title(),
                withheld ? "" : item.label(),
                origin == null ? "" : origin.typeName(),
                origin == null ? "" : origin.issuerName(),
                origin == null ? null : origin.arrivalNumber(),
                withheld,
                item.urgency(),
                item.state(),
                item.startedAt(),
                item.startedBy(),
                names.getOrDefault(item.startedBy(), item.startedBy()),
                name(names, item.startedFor()),
                withheld ? "" : item.instruction(),
                item.dueAt(),
                item.dueState(now).code(),
                item.endedAt(),
                item.endedBy(),
                name(names, item.endedBy()),
                name(names, item.endedFor()),
                item.outcome(),
                withheld ? null : item.comment(),
                item.version());
    }

    private static @Nullable String name(Map<String, String> names, @Nullable String userName) {
        return userName == null ? null : names.getOrDefault(userName, userName);
    }
}
