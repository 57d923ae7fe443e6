package org.vanthu.routing;

import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.vanthu.audit.Change;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.Deadlines;
import org.vanthu.delegation.Acting;
import org.vanthu.organization.Access;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryService;
import org.vanthu.routing.RoutingRecord.Kind;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * The processing of incoming documents as other features see it: it begins when one is registered, and ends by itself
 * when a document that answers it is issued, or when its registration is withdrawn.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 23 and 24; QĐ 182/QĐ-VP, 9.c"
 */
public final class IncomingProcessing {

    private static final String URGENT = "DL-02";
    private static final String USUAL = "DL-04";
    /** How the step of the lead ends when the answer is issued. */
    static final String ANSWERED = "answered";

    private final IncomingTable table;
    private final RoutingRecords records;
    private final FollowUps followUps;
    private final Cases cases;
    private final Work work;
    private final Deadlines deadlines;
    private final DocumentQueries documents;
    private final RoutingExtensions extensions;
    private final NodeService nodeService;
    private final Access access;
    private final Clock clock;

    /** @param nodeService the inner bean: what is read is written into lists that check rights themselves */
    IncomingProcessing(
            IncomingTable table,
            RoutingRecords records,
            FollowUps followUps,
            Cases cases,
            Work work,
            Deadlines deadlines,
            DocumentQueries documents,
            RoutingExtensions extensions,
            NodeService nodeService,
            Access access,
            Clock clock) {
        this.table = table;
        this.records = records;
        this.followUps = followUps;
        this.cases = cases;
        this.work = work;
        this.deadlines = deadlines;
        this.documents = documents;
        this.extensions = extensions;
        this.nodeService = nodeService;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A document that answers an incoming one was issued: the incoming one is processed (đã xử lý), whoever has it now,
     * and names the answer. One that had ended otherwise keeps its state and names the answer all the same. The caller
     * has checked that the two belong together and that the person may issue.
     *
     * @param number number and notation of the document that answers
     */
    public void answered(NodeRef incoming, NodeRef outgoing, String number, Acting acting) {
        String nodeId = incoming.getId();
        Optional<IncomingRow> found = table.lock(nodeId);
        if (found.isEmpty()) {
            return;
        }
        IncomingRow row = found.get();
        table.answered(nodeId, outgoing.getId(), number, clock.instant());
        cases.record(row, acting, ANSWERED, List.of(new Change("answeredBy", null, number)), null);
        if (row.state().isEnded() || row.state() == IncomingState.RECALLED || isTaken(incoming)) {
            return;
        }
        end(row, number, acting);
    }

    /** Whether another feature took the document over. */
    boolean isTaken(NodeRef document) {
        return extensions.taker(document).isPresent();
    }

    /** Whether the processing of the document has begun, whatever came of it. */
    public boolean isBegun(NodeRef document) {
        return table.find(document.getId()).isPresent();
    }

    /** The first part of a document that was taken over is in work. */
    public void underWay(NodeRef document, Acting acting) {
        table.lock(document.getId())
                .filter(row -> row.state() == IncomingState.AWAITING_ASSIGNMENT)
                .ifPresent(row -> cases.save(row, row.withState(IncomingState.IN_PROGRESS), acting));
    }

    /** A document that was taken over is done: whoever took it over has nothing left to do with it. */
    public void finish(NodeRef document, String why, Acting acting) {
        table.lock(document.getId())
                .filter(row -> !row.state().isEnded() && row.state() != IncomingState.RECALLED)
                .ifPresent(row -> end(row, why, acting));
    }

    /** Something of a document that was done is to be done again. */
    public void resume(NodeRef document, Acting acting) {
        table.lock(document.getId())
                .filter(row -> row.state().isEnded())
                .ifPresent(row -> cases.save(row, row.withState(IncomingState.IN_PROGRESS), acting));
    }

    private void end(IncomingRow row, String why, Acting acting) {
        String nodeId = row.nodeId();
        for (WorkItem item : work.of(nodeId)) {
            boolean leads = item.part().isEmpty() || item.part().equals(Cases.LEAD);
            if (item.isRunning() && item.process().equals(Cases.PROCESS) && leads) {
                work.advance(work.running(item.id(), item.version()), acting, ANSWERED, why, Next.NOBODY);
            }
        }
        cases.close(row, acting);
        cases.save(row, row.withEnd(IncomingState.DONE, clock.instant(), acting), acting);
    }

    /**
     * Begins the processing: the item goes to the one who directs.
     *
     * @param director a user name or a pool
     * @param direction what was directed before the registration, or empty
     */
    void begin(NodeRef document, String director, String direction) {
        Map<QName, Serializable> properties = nodeService.getProperties(document);
        String agency = String.valueOf(properties.get(RegistryModel.PROP_AGENCY));
        int urgency = properties.get(RegistryModel.PROP_URGENCY) instanceof Integer value ? value : 0;
        Deadline deadline = deadlines.of(agency, urgency > 0 ? URGENT : USUAL, clock.instant());
        Acting acting = Acting.self(access.userName());
        table.insert(IncomingRow.begun(document.getId(), agency, director, clock.instant()));
        if (!direction.isEmpty()) {
            records.add(document.getId(), null, Kind.DIRECTION, direction, acting, null);
        }
        work.start(
                new NewWork(
                        "incomingDirection",
                        Cases.PROCESS,
                        agency,
                        document.getId(),
                        null,
                        "",
                        new Next("", director, direction, deadline),
                        urgency,
                        text(properties, RegistryModel.PROP_SUBJECT),
                        text(properties, RegistryModel.PROP_NUMBER)),
                acting);
    }

    /** Fields were corrected: lists of work show them as they are now. */
    void describe(NodeRef document) {
        if (isTaken(document)) {
            // whoever took it over says what its parts are
            return;
        }
        Map<QName, Serializable> properties = nodeService.getProperties(document);
        int urgency = properties.get(RegistryModel.PROP_URGENCY) instanceof Integer value ? value : 0;
        work.describe(
                document.getId(),
                text(properties, RegistryModel.PROP_SUBJECT),
                text(properties, RegistryModel.PROP_NUMBER),
                urgency);
    }

    /** Begins the processing of a document that another feature takes over: nobody is given the whole of it. */
    void beginTaken(NodeRef document, String director, String direction) {
        String agency = String.valueOf(nodeService.getProperty(document, RegistryModel.PROP_AGENCY));
        table.insert(IncomingRow.begun(document.getId(), agency, director, clock.instant())
                .withTask(true));
        if (!direction.isEmpty()) {
            records.add(document.getId(), null, Kind.DIRECTION, direction, Acting.self(access.userName()), null);
        }
    }

    /** The registration was withdrawn: nothing more is done, whoever has it. */
    void recall(NodeRef document, String reason) {
        Optional<IncomingRow> found = table.lock(document.getId());
        if (found.isEmpty() || found.get().state() == IncomingState.RECALLED) {
            return;
        }
        Acting acting = Acting.self(access.userName());
        work.of(document.getId()).stream()
                .filter(WorkItem::isRunning)
                .map(WorkItem::branch)
                .distinct()
                .forEach(branch -> work.cancel(branch, acting, "recalled", reason));
        cases.save(found.get(), found.get().withState(IncomingState.RECALLED), acting);
    }

    /** The document is secret: its words go from the trace. */
    void redact(NodeRef document) {
        records.redact(document.getId());
        followUps.redact(document.getId());
        work.redact(document.getId());
    }

    /** A document that the person may read. */
    DocumentRow document(String nodeId) {
        return documents.readable(RegistryService.ref(nodeId));
    }

    /** Whether a registered document has no processing: it came before there was any. */
    boolean isUnbegun(DocumentRow document) {
        return document.state().equals(DocumentState.REGISTERED)
                && table.find(document.nodeId()).isEmpty();
    }

    private static String text(Map<QName, Serializable> properties, QName name) {
        Serializable value = properties.get(name);
        return value == null ? "" : value.toString();
    }
}
