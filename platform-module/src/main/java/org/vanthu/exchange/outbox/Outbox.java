package org.vanthu.exchange.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.StatusCode;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;

/**
 * What is to be sent and how far it has come. A message is written in the transaction of whoever sends it and is never
 * changed: every attempt carries the same id and the same words. The caller has checked what the person may.
 */
public final class Outbox {

    private static final int MAX_WORDS = 1000;

    private final DeliveryTable table;
    private final Events events;
    private final Access access;
    private final Clock clock;
    private final List<DeliveryListener> listeners = new CopyOnWriteArrayList<>();

    Outbox(DeliveryTable table, Events events, Access access, Clock clock) {
        this.table = table;
        this.events = events;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What a list shows.
     *
     * @param states empty for all
     * @param sentBefore only what was sent before that time, or null
     * @param text in number, recipient or subject, or empty
     */
    public record Filter(
            String agency,
            List<DeliveryState> states,
            @Nullable Instant sentBefore,
            String text) {}

    /** Has somebody told of each delivery that comes further. */
    public void onMoved(DeliveryListener listener) {
        listeners.add(listener);
    }

    /** Writes a message with one delivery for each recipient, in the caller's transaction. */
    public List<Delivery> enqueue(Envelope envelope) {
        Instant now = clock.instant();
        Message message = envelope.message();
        table.insertMessage(
                envelope, MessageJson.write(message), Json.write(envelope.contents()), now, access.userName());
        List<Delivery> deliveries = new ArrayList<>();
        for (Envelope.To to : envelope.recipients()) {
            DeliveryState state = to.connector().isEmpty() ? DeliveryState.PAPER : DeliveryState.WAITING;
            Delivery delivery = table.insert(envelope, to, deliveries.size() + 1, state, now);
            events.add(delivery.id(), state.code(), "", access.userName());
            changing(delivery);
            deliveries.add(delivery);
            tell(delivery);
        }
        return deliveries;
    }

    /** Says at a document which earlier one it changes at this recipient. */
    private void changing(Delivery delivery) {
        if (delivery.kind().equals(Delivery.DOCUMENT)) {
            affected(delivery).ifPresent(one -> events.add(delivery.id(), "changes", one.number(), ""));
        }
    }

    /** Sends again, at once and with the same id, what failed or waits for its next attempt. */
    public Delivery retry(long id, long version) {
        Delivery seen = seen(id, version);
        if (seen.state() != DeliveryState.FAILED && seen.state() != DeliveryState.WAITING) {
            throw new ConflictException("exchange.error.delivery-state", seen.receiverName());
        }
        events.add(id, "retry", "", access.userName());
        return change(
                seen,
                DeliveryState.WAITING,
                Sql.map(
                        "state",
                        DeliveryState.WAITING.code(),
                        "attempts",
                        0,
                        "next_at",
                        clock.instant(),
                        "changed_at",
                        clock.instant()));
    }

    /** A person gives a delivery up that has not arrived. */
    public Delivery giveUp(long id, long version, String reason) {
        Delivery seen = seen(id, version);
        if (seen.state() != DeliveryState.WAITING && seen.state() != DeliveryState.FAILED) {
            throw new ConflictException("exchange.error.delivery-state", seen.receiverName());
        }
        events.add(id, "givenUp", reason, access.userName());
        return change(seen, DeliveryState.FAILED, columns(DeliveryState.FAILED, reason));
    }

    private Delivery seen(long id, long version) {
        Delivery found = get(id);
        if (found.version() != version) {
            throw new ConflictException("exchange.error.changed", found.receiverName());
        }
        return found;
    }

    /** @throws NotFoundException if there is none */
    public Delivery get(long id) {
        return table.find(id).orElseThrow(() -> new NotFoundException("exchange.error.no-delivery", Long.toString(id)));
    }

    /** Deliveries of documents and recalls of an agency that fit, the newest first. */
    public List<Delivery> list(Filter filter, long before, int limit) {
        return table.list(filter, before, limit);
    }

    /** How many fit. */
    public long count(Filter filter) {
        return table.count(filter);
    }

    /** All deliveries of an outgoing document, in order. */
    public List<Delivery> ofNode(String nodeId) {
        return table.ofNode(nodeId);
    }

    /** The deliveries of the document with the identifier that the agency sent. */
    public List<Delivery> ofDocument(String agency, String documentId) {
        return table.ofDocument(agency, documentId);
    }

    /** The identifier, between organisations, of the document that a delivery is about. */
    public DocumentId documentId(Delivery delivery) {
        return DocumentId.parse(table.documentId(delivery.messageId())).orElseThrow();
    }

    /** What happened to each. */
    public Map<Long, List<Events.Event>> history(Collection<Long> ids) {
        return events.of(ids);
    }

    /**
     * The other side says how far a document has come.
     *
     * @param wireId of the message that it answers, or null where it does not say
     * @param from who says so: identifiers of the sender of the status, the present one and those before
     * @return whether a delivery of that agency to that recipient was found
     */
    public boolean report(
            String agency,
            @Nullable String wireId,
            String documentId,
            Collection<String> from,
            StatusCode code,
            String words) {
        Optional<Delivery> found = (wireId == null ? Optional.<Delivery>empty() : table.lockByWire(wireId))
                .or(() -> table.ofDocument(agency, documentId).stream()
                        .filter(one -> from.contains(one.receiver()))
                        .reduce((first, second) -> second)
                        .flatMap(one -> table.lock(one.id())))
                .filter(one -> one.agency().equals(agency) && from.contains(one.receiver()));
        found.ifPresent(delivery -> report(delivery, code, words));
        return found.isPresent();
    }

    /** The other side says later that it does not take a message that was only left for it. */
    public void receipted(String connector, Receipt receipt) {
        table.lockByWire(receipt.messageId())
                .filter(one -> one.connector().equals(connector) && !receipt.isAccepted())
                .ifPresent(one -> move(one, DeliveryState.REFUSED, receipt.words()));
    }

    private void report(Delivery delivery, StatusCode code, String words) {
        switch (code) {
            case ARRIVED -> move(delivery, DeliveryState.ARRIVED, words);
            case REFUSED -> move(delivery, DeliveryState.REFUSED, words);
            case RECEIVED -> move(delivery, DeliveryState.RECEIVED, words);
            case ASSIGNED -> move(delivery, DeliveryState.ASSIGNED, words);
            case IN_PROGRESS -> move(delivery, DeliveryState.IN_PROGRESS, words);
            case DONE -> move(delivery, DeliveryState.DONE, words);
            case RECALL -> events.add(delivery.id(), "recallSeen", words, "");
            case RECALL_AGREED, RECALL_REFUSED -> answered(delivery, code, words);
        }
    }

    /** The other side agrees to a recall, an update or a replacement, or does not. */
    private void answered(Delivery delivery, StatusCode code, String words) {
        boolean agreed = code == StatusCode.RECALL_AGREED;
        if (!delivery.kind().equals(Delivery.RECALL)) {
            events.add(delivery.id(), agreed ? "changeAgreed" : "changeRefused", words, "");
            affected(delivery)
                    .ifPresent(one ->
                            events.add(one.id(), agreed ? "changedBy" : "changeByRefused", delivery.number(), ""));
        } else if (agreed) {
            move(delivery, DeliveryState.DONE, words);
            affected(delivery).ifPresent(one -> move(one, DeliveryState.RECALLED, words));
        } else {
            move(delivery, DeliveryState.REFUSED, words);
            affected(delivery).ifPresent(one -> events.add(one.id(), "recallRefused", words, ""));
        }
    }

    private Optional<Delivery> affected(Delivery later) {
        Long affects = later.affects();
        return affects == null ? Optional.empty() : table.lock(affects);
    }

    private void move(Delivery delivery, DeliveryState next, String words) {
        if (!delivery.state().mayBecome(next)) {
            return;
        }
        Map<String, @Nullable Object> columns = columns(next, words);
        if (delivery.sentAt() == null) {
            columns.put("sent_at", Sql.map("at", clock.instant()).get("at"));
        }
        events.add(delivery.id(), next.code(), words, "");
        change(delivery, next, columns);
    }

    /** The other side has stored the message. */
    Delivery sent(Delivery delivery, Instant at) {
        Map<String, @Nullable Object> columns = columns(DeliveryState.SENT, "");
        columns.putAll(Sql.map("sent_at", at));
        events.add(delivery.id(), DeliveryState.SENT.code(), "", "");
        return change(delivery, DeliveryState.SENT, columns);
    }

    /** The other side will not have the message. */
    Delivery refused(Delivery delivery, String words) {
        events.add(delivery.id(), DeliveryState.REFUSED.code(), words, "");
        return change(delivery, DeliveryState.REFUSED, columns(DeliveryState.REFUSED, words));
    }

    /** It did not arrive; it is tried again at that time, or was tried too often. */
    Delivery failed(Delivery delivery, String words, @Nullable Instant nextAt) {
        DeliveryState next = nextAt == null ? DeliveryState.FAILED : DeliveryState.WAITING;
        Map<String, @Nullable Object> columns = columns(next, words);
        columns.putAll(Sql.map("attempts", delivery.attempts() + 1, "next_at", nextAt));
        events.add(delivery.id(), nextAt == null ? next.code() : "attempt", words, "");
        return change(delivery, next, columns);
    }

    private Map<String, @Nullable Object> columns(DeliveryState state, String words) {
        return Sql.map(
                "state", state.code(),
                "words", Sql.cut(words, MAX_WORDS),
                "next_at", null,
                "changed_at", clock.instant());
    }

    private Delivery change(Delivery seen, DeliveryState next, Map<String, ? extends @Nullable Object> columns) {
        if (!table.update(seen, columns)) {
            throw new ConflictException("exchange.error.changed", seen.receiverName());
        }
        Delivery now = table.find(seen.id()).orElseThrow();
        if (next != seen.state()) {
            tell(now);
        }
        return now;
    }

    private void tell(Delivery delivery) {
        listeners.forEach(listener -> listener.moved(delivery));
    }
}
