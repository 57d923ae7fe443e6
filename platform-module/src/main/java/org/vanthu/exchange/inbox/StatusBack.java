package org.vanthu.exchange.inbox;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.vanthu.directory.Directory;
import org.vanthu.directory.Organization;
import org.vanthu.directory.Route;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.exchange.message.Staff;
import org.vanthu.exchange.message.StatusBody;
import org.vanthu.exchange.message.StatusCode;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.Envelope;
import org.vanthu.exchange.outbox.Events;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.exchange.outbox.OutboxWorker;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;

/** Tells senders how far their documents have come; the message goes into the outbox with what it tells. */
final class StatusBack {

    private static final String NO_WAY = "noWay";

    private final Outbox outbox;
    private final Events events;
    private final Directory directory;
    private final Agencies agencies;
    private final Access access;
    private final Accounts accounts;
    private final Clock clock;

    StatusBack(
            Outbox outbox,
            Events events,
            Directory directory,
            Agencies agencies,
            Access access,
            Accounts accounts,
            Clock clock) {
        this.outbox = outbox;
        this.events = events;
        this.directory = directory;
        this.agencies = agencies;
        this.access = access;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** In the transaction that brought the document there. */
    void tell(Arrival arrival, StatusCode code, String words) {
        DocumentId about = DocumentId.parse(arrival.documentId()).orElseThrow();
        String connector =
                directory.route(arrival.sender()).map(Route::connector).orElse("");
        if (connector.isEmpty()) {
            events.add(arrival.id(), NO_WAY, code.code(), "");
            return;
        }
        String user = access.userName();
        String name = accounts.fullNames(List.of(user)).getOrDefault(user, "");
        Message message = new Message(
                UUID.randomUUID().toString(),
                from(arrival.agency()),
                List.of(Party.of(arrival.sender(), arrival.senderName())),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Business.fresh(false, Staff.NONE),
                null,
                new StatusBody(
                        about,
                        arrival.messageId(),
                        code,
                        words,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        new Staff("", name, "", "")),
                List.of());
        outbox.enqueue(new Envelope(
                message,
                arrival.agency(),
                Delivery.STATUS,
                "",
                about.text(),
                about.number(),
                code.code(),
                Map.of(),
                List.of(new Envelope.To(arrival.sender(), arrival.senderName(), connector, 0, null))));
    }

    private Party from(String agency) {
        return directory
                .find(agency)
                .filter(Organization::isOfThisSite)
                .map(OutboxWorker::party)
                .orElseGet(() -> Party.of(agency, agencies.get(agency).name()));
    }
}
