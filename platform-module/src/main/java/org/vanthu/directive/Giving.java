package org.vanthu.directive;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.capture.ExchangeEntries;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DueColumns;
import org.vanthu.delegation.Acting;
import org.vanthu.directive.LineRow.Executor;
import org.vanthu.exchange.ExchangeService;
import org.vanthu.exchange.Shipment;
import org.vanthu.organization.Role;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.registry.RegistryService;
import org.vanthu.routing.Directors;
import org.vanthu.routing.IncomingProcessing;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;
import org.vanthu.work.WorkItem;

/**
 * Gives what a document orders, in the transaction that issues it: an agency of the site finds the document among what
 * came in and has one line for each directive; a unit of the giver has its line at once.
 *
 * @see "Decision 31/2020/QĐ-UBND, 13.2 and 13.3a"
 */
final class Giving {

    private static final String DL_09 = "DL-09";
    private static final String DL_10 = "DL-10";

    private final DirectiveTable directives;
    private final LineTable lines;
    private final Events events;
    private final OrderingFiles files;
    private final ExchangeService exchange;
    private final ExchangeEntries entries;
    private final IncomingProcessing incoming;
    private final Directors directors;
    private final LineWork work;
    private final DirectiveSite site;

    Giving(
            DirectiveTable directives,
            LineTable lines,
            Events events,
            OrderingFiles files,
            ExchangeService exchange,
            ExchangeEntries entries,
            IncomingProcessing incoming,
            Directors directors,
            LineWork work,
            DirectiveSite site) {
        this.directives = directives;
        this.lines = lines;
        this.events = events;
        this.files = files;
        this.exchange = exchange;
        this.entries = entries;
        this.incoming = incoming;
        this.directors = directors;
        this.work = work;
        this.site = site;
    }

    /** Gives directives; the document is out, or is given with them. */
    void give(Origin origin, List<DirectiveRow> rows, Acting acting) {
        Instant now = site.now();
        Map<String, String> sent = new HashMap<>();
        for (DirectiveRow row : rows) {
            Map<String, @Nullable Object> columns = DirectiveTable.columns(origin.paper());
            columns.putAll(Sql.map("state", DirectiveRow.GIVEN, "given_at", now));
            DirectiveRow given = directives.change(row, columns);
            events.add(
                    given,
                    acting,
                    isLate(origin, now) ? "giveLate" : "give",
                    given.words().content(),
                    Reference.NONE);
            for (LineRow line : lines.of(row.id())) {
                deliver(origin, given, given(line, now), acting, sent);
            }
        }
    }

    /** Sends a line again, to the same executor or to another one. */
    LineRow deliver(Origin origin, DirectiveRow directive, LineRow line, Acting acting) {
        return deliver(origin, directive, line, acting, new HashMap<>());
    }

    private LineRow given(LineRow line, Instant now) {
        Deadline before = line.due().deadline();
        Deadline due = before == null ? null : site.deadlines().again(line.agency(), before.rule(), now, before.at());
        Map<String, @Nullable Object> columns = Sql.map(
                "state",
                LineState.GIVEN.code(),
                "given_at",
                now,
                "first_due_at",
                due == null ? null : due.at(),
                "update_due_at",
                due == null ? null : due.at());
        columns.putAll(DueColumns.of(due));
        return lines.change(line, columns);
    }

    /** @param sent where the file is already, by agency */
    private LineRow deliver(
            Origin origin, DirectiveRow directive, LineRow line, Acting acting, Map<String, String> sent) {
        Executor executor = line.executor();
        if (!executor.isHere()) {
            return line;
        }
        if (executor.isUnitOf(line.agency())) {
            return begun(line, directive.nodeId(), work.beginAtUnit(line, directive, directive.nodeId(), acting));
        }
        String nodeId = sent.computeIfAbsent(executor.code(), agency -> send(origin, agency));
        if (incoming.isBegun(RegistryService.ref(nodeId))) {
            LineRow there = lines.change(line, Sql.map("node_id", nodeId));
            return begun(there, nodeId, work.begin(there, directive, nodeId, directors.of(executor.code()), acting));
        }
        if (site.staff().with(executor.code(), Role.CLERK).isEmpty()) {
            return deliverOutside(directive, line, nodeId, acting);
        }
        return lines.change(line, Sql.map("node_id", nodeId));
    }

    /** An agency without a clerk of its own registers nothing: whoever has the outside door there begins at once. */
    private LineRow deliverOutside(DirectiveRow directive, LineRow line, String nodeId, Acting acting) {
        String agency = line.executor().code();
        if (site.staff().with(agency, Role.EXTERNAL).isEmpty()) {
            throw new ConflictException(
                    "directive.error.nobody-receives", line.executor().name());
        }
        entries.letExternalRead(agency, nodeId);
        return begun(line, nodeId, work.beginOutside(line, directive, nodeId, acting));
    }

    private LineRow begun(LineRow line, String nodeId, WorkItem item) {
        return lines.change(
                line,
                Sql.map(
                        "state", LineState.REGISTERED.code(),
                        "registered_at", site.now(),
                        "node_id", nodeId,
                        "branch", item.branch(),
                        "holder_unit", item.unit()));
    }

    private String send(Origin origin, String agency) {
        try (OutgoingDocuments.Copy copy = files.copy(origin)) {
            DirectiveRow.Paper paper = origin.paper();
            Shipment shipment = new Shipment(
                    origin.agency(), agency, Shipment.DIRECTIVE, paper.number(), paper.date(), "", paper.subject(), "");
            ExchangeService.Sent main = exchange.send(shipment, copy.name(), copy.file());
            files.eachBeside(origin, beside -> exchange.sendBeside(main, shipment, beside.name(), beside.file()));
            return main.nodeId();
        }
    }

    /** Rules DL-09 and DL-10: entered within three working days of the issuing, on its day when urgent. */
    private boolean isLate(Origin origin, Instant now) {
        Instant issuedAt = origin.issuedAt();
        if (origin.enterDueAt() != null) {
            return now.isAfter(origin.enterDueAt());
        }
        return issuedAt != null
                && now.isAfter(site.deadlines()
                        .of(origin.agency(), origin.urgency() > 0 ? DL_10 : DL_09, issuedAt)
                        .at());
    }
}
