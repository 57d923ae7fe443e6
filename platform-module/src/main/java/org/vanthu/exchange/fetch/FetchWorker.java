package org.vanthu.exchange.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.directory.Directory;
import org.vanthu.directory.Organization;
import org.vanthu.directory.Route;
import org.vanthu.exchange.connector.Connector;
import org.vanthu.exchange.connector.Connectors;
import org.vanthu.exchange.connector.Faults;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.connector.Waiting;
import org.vanthu.exchange.edxml.EdxmlReader;
import org.vanthu.exchange.edxml.MalformedMessageException;
import org.vanthu.exchange.edxml.ReadLimits;
import org.vanthu.exchange.edxml.ReadMessage;
import org.vanthu.exchange.inbox.Inbox;
import org.vanthu.exchange.inbox.Received;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Texts;

/**
 * Fetches what waits, one message after the other; no transaction is open while the other side is spoken to. The other
 * side is told when the message is stored and committed: after a kill at any moment it still waits, is fetched again,
 * and gets the first receipt. What is no message is refused and noted; what cannot be fetched now stays and does not
 * hold up those behind it.
 */
public final class FetchWorker {

    private static final Logger LOG = LoggerFactory.getLogger(FetchWorker.class);
    private static final int CHUNK = 50;
    private static final int MOST_STUCK = 2000;

    private final Connectors connectors;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Directory directory;
    private final Faults faults;
    private final org.alfresco.repo.transaction.RetryingTransactionHelper transactions;
    private final EdxmlReader reader;
    private final Clock clock;

    FetchWorker(
            Connectors connectors,
            Inbox inbox,
            Outbox outbox,
            Directory directory,
            Faults faults,
            org.alfresco.repo.transaction.RetryingTransactionHelper transactions,
            long attachmentMib,
            Clock clock) {
        this.connectors = connectors;
        this.inbox = inbox;
        this.outbox = outbox;
        this.directory = directory;
        this.faults = faults;
        this.transactions = transactions;
        this.reader = new EdxmlReader(ReadLimits.ofFiles(attachmentMib << 20));
        this.clock = clock;
    }

    /** Fetches until nothing waits, the server stops or the time is up; answers how many messages were answered. */
    public int work(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        int answered = 0;
        for (Connector connector : connectors.all()) {
            for (Route place : connector.asked()) {
                answered += ask(connector, place, end);
            }
        }
        faults.forgetOld();
        return answered;
    }

    private int ask(Connector connector, Route place, long end) {
        int answered = 0;
        try {
            connector.receipts(place, receipt -> receipt(connector, receipt));
            Set<String> seen = new HashSet<>();
            Set<String> stuck = new HashSet<>();
            List<Waiting> fresh = fresh(connector, place, seen, stuck);
            while (!fresh.isEmpty()) {
                for (Waiting what : fresh) {
                    if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                        return answered;
                    }
                    if (answer(connector, place, what)) {
                        answered++;
                    } else {
                        stuck.add(what.id());
                    }
                }
                fresh = fresh(connector, place, seen, stuck);
            }
            faults.forget(connector.code(), place.address(), "");
        } catch (NotDeliveredException e) {
            note(connector, place, "", e.code(), e.words());
        } catch (RuntimeException e) {
            LOG.error("{} {} cannot be asked", connector.code(), place.address(), e);
            note(connector, place, "", "error", e.toString());
        }
        return answered;
    }

    /** What this run has not seen yet, also behind those that do not go. */
    private static List<Waiting> fresh(Connector connector, Route place, Set<String> seen, Set<String> stuck)
            throws NotDeliveredException {
        int limit = CHUNK + Math.min(stuck.size(), MOST_STUCK);
        return connector.waiting(place, limit).stream()
                .filter(what -> seen.add(what.id()))
                .toList();
    }

    private boolean answer(Connector connector, Route place, Waiting what) {
        try {
            Receipt receipt = take(connector, place, what);
            connector.acknowledge(place, what, receipt);
            if (receipt.isAccepted()) {
                faults.forget(connector.code(), place.address(), what.id());
            } else {
                note(connector, place, what.id(), receipt.code(), receipt.words());
            }
            return true;
        } catch (NotDeliveredException e) {
            note(connector, place, what.id(), e.code(), e.words());
        } catch (IOException e) {
            note(connector, place, what.id(), "unreadable", e.toString());
        } catch (RuntimeException e) {
            LOG.error("{} of {} {} is not taken in", what.id(), connector.code(), place.address(), e);
            note(connector, place, what.id(), "error", e.toString());
        }
        return false;
    }

    private void note(Connector connector, Route place, String item, String code, String words) {
        LOG.info("{} {} {}: {}", connector.code(), place.address(), item, code);
        faults.note(connector.code(), place.address(), item, code, words);
    }

    private Receipt take(Connector connector, Route place, Waiting what) throws NotDeliveredException, IOException {
        try (InputStream in = connector.fetch(place, what);
                ReadMessage read = reader.read(in)) {
            String sender = read.message().from().code();
            if ((!what.from().isEmpty() && !what.from().equals(sender)) || !goesThere(connector, sender)) {
                return Receipt.refused(
                        read.message().id(),
                        "sender",
                        Texts.of("exchange.refused.not-its-sender", sender),
                        clock.instant());
            }
            return inbox.receive(new Received(read.message(), connector.code(), Received.Signature.UNSIGNED));
        } catch (MalformedMessageException e) {
            return Receipt.refused(
                    what.id(),
                    e.code(),
                    Texts.of("exchange.refused.malformed", String.valueOf(e.getMessage())),
                    clock.instant());
        }
    }

    /**
     * Whether the sender may come by this way: nobody who is reached by another one, no agency of this site. Who is not
     * in the directory is met here for the first time.
     */
    private boolean goesThere(Connector connector, String sender) {
        return Elevation.asSystem(
                "messages come from other organisations, which sign in nowhere",
                () -> transactions.doInTransaction(
                        () -> {
                            Optional<Organization> known = directory.find(sender);
                            if (known.filter(Organization::isOfThisSite).isPresent()) {
                                return false;
                            }
                            return known.flatMap(one -> directory.route(one.code()))
                                    .filter(route -> !route.connector().equals(connector.code()))
                                    .isEmpty();
                        },
                        true,
                        true));
    }

    private void receipt(Connector connector, Receipt receipt) {
        Elevation.asSystem(
                "receipts come from other organisations, which sign in nowhere",
                () -> transactions.doInTransaction(
                        () -> {
                            outbox.receipted(connector.code(), receipt);
                            return null;
                        },
                        false,
                        true));
    }
}
