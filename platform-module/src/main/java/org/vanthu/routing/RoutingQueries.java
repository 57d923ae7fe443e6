package org.vanthu.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.Json;
import org.vanthu.work.Holders;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** Shows how far the processing of a document is, and what the reader may do. */
final class RoutingQueries {

    private static final int SOON_DAYS = 2;

    private final IncomingTable table;
    private final RoutingRecords records;
    private final FollowUps followUps;
    private final Work work;
    private final DocumentQueries documents;
    private final Permitted permitted;
    private final Accounts accounts;
    private final Units units;
    private final Clock clock;

    RoutingQueries(
            IncomingTable table,
            RoutingRecords records,
            FollowUps followUps,
            Work work,
            DocumentQueries documents,
            Permitted permitted,
            Accounts accounts,
            Units units,
            Clock clock) {
        this.table = table;
        this.records = records;
        this.followUps = followUps;
        this.work = work;
        this.documents = documents;
        this.permitted = permitted;
        this.accounts = accounts;
        this.units = units;
        this.clock = clock;
    }

    /** The processing of a document that the person may read. */
    Processing of(String nodeId) {
        DocumentRow document = documents.readable(RegistryService.ref(nodeId));
        Optional<IncomingRow> row = table.find(nodeId);
        return row.map(found -> view(found, work.of(nodeId))).orElseGet(() -> unbegun(document));
    }

    private Processing unbegun(DocumentRow document) {
        return new Processing(
                document.nodeId(),
                document.voided() ? IncomingState.RECALLED.code() : document.state(),
                IncomingRow.UNKNOWN,
                null,
                "none",
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                FollowUp.NONE,
                permitted.onUnbegun(document),
                0);
    }

    private Processing view(IncomingRow row, List<WorkItem> trace) {
        List<WorkItem> running = trace.stream()
                .filter(item -> item.isRunning() && item.process().equals(Cases.PROCESS))
                .toList();
        List<RoutingRecord> said = records.of(row.nodeId());
        List<IncomingTable.Answer> answers = table.answers(row.nodeId());
        Names names = names(row, running, said);
        String lead = running.stream()
                .filter(item -> item.part().equals(Cases.LEAD) && !item.step().equals(Cases.DIRECT))
                .map(WorkItem::holder)
                .findFirst()
                .orElse(row.leadHolder());
        String leadPerson = lead.isEmpty() || Holders.isPool(lead) ? null : lead;
        String director = Holders.isPool(row.director()) ? null : row.director();
        Permitted.Reader reader = permitted.reader(row.agency());
        return new Processing(
                row.nodeId(),
                row.state().code(),
                row.response(),
                row.replyDue(),
                replyState(row, answers),
                row.taskAssigning(),
                row.director(),
                names.person(director),
                row.leadUnit().isEmpty() ? null : row.leadUnit(),
                row.leadUnit().isEmpty() ? null : names.unit(row.leadUnit()),
                leadPerson,
                names.person(leadPerson),
                answers,
                row.earlierNumber(),
                row.earlierNodeId(),
                row.endedAt(),
                row.endedBy(),
                names.person(row.endedBy()),
                running.stream()
                        .map(item -> item(row, item, branch(trace, item), reader, names))
                        .toList(),
                said.stream().map(one -> remark(one, names)).toList(),
                followUps.of(row.nodeId()),
                permitted.onDocument(row, running, reader),
                row.version());
    }

    private Processing.Item item(
            IncomingRow row, WorkItem item, List<WorkItem> branch, Permitted.Reader reader, Names names) {
        return new Processing.Item(
                String.valueOf(item.id()),
                item.branch(),
                item.step(),
                item.part(),
                item.state(),
                item.unit(),
                names.unit(item.unit()),
                item.holder(),
                item.isPooled() ? "" : Objects.requireNonNullElse(names.person(item.holder()), item.holder()),
                permitted.principal(item, reader).orElse(null),
                item.instruction(),
                item.startedAt(),
                item.startedBy(),
                Objects.requireNonNullElse(names.person(item.startedBy()), item.startedBy()),
                item.startedFor(),
                item.dueAt(),
                item.dueState(clock.instant()).code(),
                item.version(),
                permitted.onItem(row, item, branch, reader));
    }

    private static Processing.Remark remark(RoutingRecord one, Names names) {
        boolean written = one.pictureId() != null || one.reference() != null;
        return new Processing.Remark(
                String.valueOf(one.id()),
                one.itemId() == null ? null : String.valueOf(one.itemId()),
                one.kind().code(),
                one.text(),
                one.actor(),
                Objects.requireNonNullElse(names.person(one.actor()), one.actor()),
                one.principal(),
                names.person(one.principal()),
                one.at(),
                written ? new Handwriting(one.pictureId(), one.reference()) : null);
    }

    private String replyState(IncomingRow row, List<IncomingTable.Answer> answers) {
        if (!row.response().equals(IncomingRow.REQUIRED)) {
            return "none";
        }
        if (!answers.isEmpty() || row.earlierNumber() != null) {
            return "answered";
        }
        LocalDate due = row.replyDue();
        LocalDate today = LocalDate.ofInstant(Instant.now(clock), Json.ZONE);
        if (due == null) {
            return "inTime";
        }
        if (today.isAfter(due)) {
            return "overdue";
        }
        return today.plusDays(SOON_DAYS).isBefore(due) ? "inTime" : "soon";
    }

    private Names names(IncomingRow row, List<WorkItem> running, List<RoutingRecord> said) {
        Set<String> people = new LinkedHashSet<>();
        Stream.of(row.director(), row.leadHolder(), row.endedBy())
                .filter(Objects::nonNull)
                .forEach(people::add);
        for (WorkItem item : running) {
            people.add(item.holder());
            people.add(item.startedBy());
        }
        for (RoutingRecord one : said) {
            people.add(one.actor());
            Optional.ofNullable(one.principal()).ifPresent(people::add);
        }
        return new Names(
                accounts.fullNames(people),
                units.of(row.agency()).stream().collect(Collectors.toMap(Unit::code, Unit::name)));
    }

    private static List<WorkItem> branch(List<WorkItem> trace, WorkItem of) {
        List<WorkItem> branch = new ArrayList<>();
        trace.stream().filter(item -> item.branch().equals(of.branch())).forEach(branch::add);
        return branch;
    }

    private record Names(Map<String, String> people, Map<String, String> units) {
        @Nullable
        String person(@Nullable String userName) {
            return userName == null ? null : people.getOrDefault(userName, userName);
        }

        String unit(String code) {
            return units.getOrDefault(code, code);
        }
    }
}
