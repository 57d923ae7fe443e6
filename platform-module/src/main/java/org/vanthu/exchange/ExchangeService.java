package org.vanthu.exchange;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.capture.ExchangeEntries;
import org.vanthu.organization.Access;

/** Sends documents from one agency of the site to another. Works in the caller's transaction. */
public final class ExchangeService {

    private final ExchangeTable table;
    private final ExchangeEntries entries;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    ExchangeService(ExchangeTable table, ExchangeEntries entries, Access access, AuditTrail audit, Clock clock) {
        this.table = table;
        this.entries = entries;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was sent.
     *
     * @param entry the entry at the receiver
     * @param nodeId its node
     * @param id of what is on its way; empty if the sender has sent the receiver this very file before
     */
    public record Sent(long entry, String nodeId, Optional<Long> id) {}

    /** Puts the file among what came in to the receiver. The caller has checked that the receiver may have it. */
    public Sent send(Shipment shipment, String fileName, Path file) {
        return sent(shipment, entries.take(shipment.receiver(), fileName, file, shipment.shown()));
    }

    /**
     * As {@link #send}, for a file that belongs to the one sent before: it is on its way with that one and has no row
     * of its own, unless the receiver has registered that one already.
     */
    public void sendBeside(Sent main, Shipment shipment, String fileName, Path file) {
        ExchangeEntries.Taken before = new ExchangeEntries.Taken(main.entry(), main.nodeId(), false);
        ExchangeEntries.Beside beside =
                entries.takeBeside(before, shipment.receiver(), fileName, file, shipment.shown());
        if (!beside.isAttached()) {
            sent(shipment, beside.entry());
        }
    }

    private Sent sent(Shipment shipment, ExchangeEntries.Taken taken) {
        Optional<Long> id = table.insert(shipment, taken.id(), clock.instant(), access.userName());
        if (id.isPresent()) {
            audit.record(AuditEvent.of(
                    shipment.sender(), "exchange.send", "intake:" + taken.id(), "to " + shipment.receiver()));
        }
        return new Sent(taken.id(), taken.nodeId(), id);
    }
}
