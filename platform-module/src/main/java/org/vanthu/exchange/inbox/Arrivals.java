package org.vanthu.exchange.inbox;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.StatusCode;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.Events;
import org.vanthu.exchange.outbox.MessageJson;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.organization.Access;
import org.vanthu.registry.DocumentProgress;
import org.vanthu.registry.Registration;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;
import org.vanthu.routing.IncomingProcessing;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;

/**
 * What came in and what becomes of it. The sender is told in the transaction in which the clerk registers or returns a
 * document, or its processing goes a step further: nobody has to think of it.
 */
public final class Arrivals implements RegistryPolicies.OnRegistered {

    private static final int MAX_WORDS = 1000;

    /** What the states of the process mean to the sender; those that are missing are not told. */
    private static final Map<String, ArrivalState> PROCESS = Map.of(
            "awaitingAssignment", ArrivalState.ASSIGNED,
            "inProgress", ArrivalState.IN_PROGRESS,
            "waiting", ArrivalState.IN_PROGRESS,
            "done", ArrivalState.DONE,
            "filed", ArrivalState.DONE,
            "declined", ArrivalState.DONE,
            "answeredEarlier", ArrivalState.DONE);

    private static final Map<ArrivalState, StatusCode> CODES = Map.of(
            ArrivalState.RECEIVED, StatusCode.RECEIVED,
            ArrivalState.ASSIGNED, StatusCode.ASSIGNED,
            ArrivalState.IN_PROGRESS, StatusCode.IN_PROGRESS,
            ArrivalState.DONE, StatusCode.DONE,
            ArrivalState.REFUSED, StatusCode.REFUSED);

    private final ArrivalTable table;
    private final Recalls recalls;
    private final Changes changes;
    private final StatusBack back;
    private final Events events;
    private final Outbox outbox;
    private final IntakeLedger ledger;
    private final DocumentProgress progress;
    private final IncomingProcessing processing;
    private final PolicyComponent policyComponent;
    private final Access access;
    private final Clock clock;
    private final List<AnswerListener> listeners = new CopyOnWriteArrayList<>();

    Arrivals(
            ArrivalTable table,
            Recalls recalls,
            Changes changes,
            StatusBack back,
            Events events,
            Outbox outbox,
            IntakeLedger ledger,
            DocumentProgress progress,
            IncomingProcessing processing,
            PolicyComponent policyComponent,
            Access access,
            Clock clock) {
        this.table = table;
        this.recalls = recalls;
        this.changes = changes;
        this.back = back;
        this.events = events;
        this.outbox = outbox;
        this.ledger = ledger;
        this.progress = progress;
        this.processing = processing;
        this.policyComponent = policyComponent;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What a list shows.
     *
     * @param states empty for all
     * @param text in number, sender or subject, or empty
     */
    public record Filter(String agency, List<ArrivalState> states, String text) {}

    /** Listens to the clerk and to the process. */
    public void init() {
        policyComponent.bindClassBehaviour(
                RegistryPolicies.OnRegistered.QNAME,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, "onRegistered", NotificationFrequency.EVERY_EVENT));
        ledger.onRefused(this::refused);
        progress.onSet(this::progressed);
    }

    /** Has somebody told of answers. */
    public void onAnswered(AnswerListener listener) {
        listeners.add(listener);
    }

    /** The newest first. */
    public List<Arrival> list(Filter filter, long before, int limit) {
        return table.list(filter, before, limit);
    }

    /** How many fit. */
    public long count(Filter filter) {
        return table.count(filter);
    }

    /** @throws NotFoundException if there is none */
    public Arrival get(long id) {
        return table.find(id).orElseThrow(() -> new NotFoundException("exchange.error.no-arrival", Long.toString(id)));
    }

    /** The message that it came with, without files. */
    public Message message(long id) {
        return MessageJson.read(table.body(id)).message();
    }

    /** What happened to each. */
    public Map<Long, List<Events.Event>> history(Collection<Long> ids) {
        return events.of(ids);
    }

    /** The document that the agency got and that the registered document is, if it came electronically. */
    public Optional<DocumentId> documentId(String nodeId) {
        return table.ofNode(nodeId).stream()
                .filter(Arrival::isDocument)
                .findFirst()
                .flatMap(one -> DocumentId.parse(one.documentId()));
    }

    /** A clerk agrees to a recall or declines it; the caller has checked that she may. */
    public Arrival decide(Arrival seen, boolean agrees, String reason) {
        return recalls.decide(seen, agrees, reason);
    }

    @Override
    public void onRegistered(NodeRef document, Registration registration) {
        if (registration.arrivalNumber() == null) {
            return;
        }
        String number = registration.arrivalNumber() + "/" + registration.year();
        for (Arrival arrival : documents(document.getId())) {
            if (arrival.state() == ArrivalState.WAITING) {
                move(arrival, ArrivalState.RECEIVED, number);
                changes.taken(arrival);
                if (processing.isBegun(document)) {
                    move(get(arrival.id()), ArrivalState.ASSIGNED, "");
                }
                answer(arrival);
            }
        }
    }

    private List<Arrival> documents(String nodeId) {
        return table.ofNode(nodeId).stream().filter(Arrival::isDocument).toList();
    }

    private void answer(Arrival arrival) {
        DocumentBody body = message(arrival.id()).document();
        List<DocumentId> answered = body == null ? List.of() : body.responseFor();
        for (DocumentId id : answered) {
            for (Delivery delivery : outbox.ofDocument(arrival.agency(), id.text())) {
                if (delivery.receiver().equals(arrival.sender())) {
                    events.add(delivery.id(), "answered", arrival.number(), "");
                    listeners.forEach(one -> one.answered(delivery, arrival.nodeId(), arrival.number()));
                }
            }
        }
    }

    private void refused(Intake entry) {
        for (Arrival arrival : table.ofEntry(entry.id())) {
            if (arrival.isDocument() && arrival.state() == ArrivalState.WAITING) {
                String words = words(entry.reason());
                move(arrival, ArrivalState.REFUSED, words);
                changes.refused(arrival, words);
            }
        }
    }

    private static String words(Intake.@Nullable Reason reason) {
        if (reason == null) {
            return "";
        }
        String text = Texts.of(Texts.VIETNAMESE, reason.code(), reason.args().toArray());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private void progressed(NodeRef document, String state) {
        ArrivalState next = PROCESS.get(state);
        if (next == null) {
            return;
        }
        for (Arrival arrival : documents(document.getId())) {
            if (arrival.state().isRegistered() && next.compareTo(arrival.state()) > 0) {
                move(arrival, next, "");
            }
        }
    }

    private void move(Arrival arrival, ArrivalState next, String words) {
        table.update(
                arrival,
                Sql.map(
                        "state", next.code(),
                        "words", Sql.cut(words, MAX_WORDS),
                        "changed_at", clock.instant()));
        events.add(arrival.id(), next.code(), words, access.userName());
        StatusCode code = CODES.get(next);
        if (code != null) {
            back.tell(arrival, code, next == ArrivalState.REFUSED ? words : "");
        }
    }
}
