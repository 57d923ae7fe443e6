package org.vanthu.exchange.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.directory.Contact;
import org.vanthu.directory.Directory;
import org.vanthu.directory.Organization;
import org.vanthu.directory.Route;
import org.vanthu.exchange.connector.Connectors;
import org.vanthu.exchange.connector.Faults;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;

/**
 * Delivers what waits; no transaction is open while the other side is spoken to. What was not confirmed is tried again
 * with the same id, later and later, until the limit: after a kill between the answer of the other side and our own
 * commit it is sent once more, and the other side answers with its first receipt. What is about one document reaches a
 * recipient in the order in which it was written.
 */
public final class OutboxWorker {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int CHUNK = 20;

    private final DeliveryTable table;
    private final Outbox outbox;
    private final Directory directory;
    private final Connectors connectors;
    private final NodeContents contents;
    private final Faults faults;
    private final RetryingTransactionHelper transactions;
    private final Clock clock;
    private final int maxAttempts;
    private final Duration firstPause;
    private final Duration longestPause;
    private final int atOnce;
    private final int perPlace;
    /** Places of which no fault is noted, as far as this server knows. */
    private final Set<String> well = ConcurrentHashMap.newKeySet();

    /**
     * @param atOnce how many deliveries are on their way at the same time
     * @param perPlace how many of them to one place
     */
    OutboxWorker(
            DeliveryTable table,
            Outbox outbox,
            Directory directory,
            Connectors connectors,
            NodeContents contents,
            Faults faults,
            RetryingTransactionHelper transactions,
            Clock clock,
            int maxAttempts,
            int firstPauseSeconds,
            int longestPauseMinutes,
            int atOnce,
            int perPlace) {
        this.table = table;
        this.outbox = outbox;
        this.directory = directory;
        this.connectors = connectors;
        this.contents = contents;
        this.faults = faults;
        this.transactions = transactions;
        this.clock = clock;
        this.maxAttempts = maxAttempts;
        this.firstPause = Duration.ofSeconds(firstPauseSeconds);
        this.longestPause = Duration.ofMinutes(longestPauseMinutes);
        this.atOnce = atOnce;
        this.perPlace = perPlace;
    }

    /** Delivers what is due until nothing is, the server stops or the time is up; answers how many were tried. */
    public int work(Duration longest) {
        return new DeliveryRound(
                        () -> elevated(this::due), one -> elevated(() -> deliver(one)), atOnce, perPlace, firstPause)
                .run(longest);
    }

    private static <T> T elevated(Supplier<T> work) {
        return Elevation.asSystem("messages were released by clerks; the worker delivers them", work);
    }

    /** What is due at each place: the next ones of every recipient, so that nobody waits behind the many of another. */
    private Map<String, List<Delivery>> due() {
        return transactions.doInTransaction(
                () -> {
                    Instant now = clock.instant();
                    Map<String, List<Delivery>> places = new LinkedHashMap<>();
                    for (String receiver : table.receiversDue(now)) {
                        String place = directory
                                .route(receiver)
                                .map(OutboxWorker::place)
                                .orElse("");
                        places.computeIfAbsent(place, fresh -> new ArrayList<>())
                                .addAll(table.due(now, receiver, CHUNK));
                    }
                    return places;
                },
                true,
                true);
    }

    private boolean deliver(Delivery delivery) {
        try {
            Receipt receipt = send(delivery);
            write(
                    delivery,
                    seen -> receipt.isAccepted()
                            ? outbox.sent(seen, receipt.at())
                            : outbox.refused(seen, receipt.words()));
            return true;
        } catch (NotDeliveredException e) {
            LOG.info("delivery {} to {}: {} {}", delivery.id(), delivery.receiver(), e.code(), e.words());
            write(delivery, seen -> outbox.failed(seen, e.words(), next(seen, e.isTemporary())));
        } catch (RuntimeException e) {
            LOG.error("delivery {} to {} failed", delivery.id(), delivery.receiver(), e);
            write(delivery, seen -> outbox.failed(seen, e.toString(), next(seen, true)));
        }
        return false;
    }

    private Receipt send(Delivery delivery) throws NotDeliveredException {
        Prepared prepared = transactions.doInTransaction(() -> prepare(delivery), true, true);
        Route route = prepared.route.orElseThrow(() ->
                new NotDeliveredException(true, "no-route", Texts.of("exchange.error.no-route", delivery.receiver())));
        try {
            Receipt receipt = connectors.get(route.connector()).send(prepared.message, route);
            if (well.add(place(route))) {
                faults.forget(route.connector(), route.address(), "");
            }
            return receipt;
        } catch (NotDeliveredException e) {
            well.remove(place(route));
            faults.note(route.connector(), route.address(), "", e.code(), e.words());
            throw e;
        }
    }

    private static String place(Route route) {
        return route.connector() + " " + route.address();
    }

    private record Prepared(Message message, Optional<Route> route) {}

    private Prepared prepare(Delivery delivery) {
        DeliveryTable.Stored stored = table.message(delivery.messageId());
        MessageJson.Written written = MessageJson.read(stored.body());
        Map<String, String> nodes = nodes(stored.contents());
        List<Attachment> attachments = written.parts().stream()
                .map(part -> new Attachment(
                        part.contentId(),
                        part.name(),
                        part.mimetype(),
                        part.description(),
                        part.size(),
                        part.sha256(),
                        () -> contents.open(nodes.getOrDefault(part.contentId(), ""))))
                .toList();
        Party to = directory
                .find(delivery.receiver())
                .map(OutboxWorker::party)
                .orElseGet(() -> new Party(delivery.receiver(), delivery.receiverName(), "", "", "", "", "", ""));
        Message message = MessageJson.with(written.message(), delivery.wireId(), List.of(to), attachments);
        return new Prepared(message, directory.route(delivery.receiver()));
    }

    /** An organisation of the directory as a party of a message. */
    public static Party party(Organization one) {
        Contact contact = one.contact();
        return new Party(
                one.code(),
                one.name(),
                one.parent() == null ? "" : one.parent(),
                contact.address(),
                contact.email(),
                contact.telephone(),
                contact.fax(),
                contact.website());
    }

    private static Map<String, String> nodes(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Instant next(Delivery delivery, boolean temporary) {
        if (!temporary || delivery.attempts() + 1 >= maxAttempts) {
            return null;
        }
        Duration pause = firstPause.multipliedBy(1L << Math.min(delivery.attempts(), 20));
        return clock.instant().plus(pause.compareTo(longestPause) < 0 ? pause : longestPause);
    }

    /**
     * Writes what came of an attempt, unless somebody gave the delivery up or the other side has said more meanwhile.
     */
    private void write(Delivery delivery, java.util.function.UnaryOperator<Delivery> change) {
        Supplier<Optional<Delivery>> work = () -> table.lock(delivery.id())
                .filter(seen -> seen.state() == DeliveryState.WAITING)
                .map(change);
        transactions.doInTransaction(work::get, false, true);
    }
}
