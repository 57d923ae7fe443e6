package org.vanthu.exchange.peer;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.edxml.EdxmlReader;
import org.vanthu.exchange.edxml.MalformedMessageException;
import org.vanthu.exchange.edxml.ReadLimits;
import org.vanthu.exchange.edxml.ReadMessage;
import org.vanthu.exchange.inbox.Inbox;
import org.vanthu.exchange.inbox.Received;
import org.vanthu.shared.SiteState;
import org.vanthu.shared.Texts;

/** Takes messages of other sites in. */
final class PeerEntrance {

    private static final Logger LOG = LoggerFactory.getLogger(PeerEntrance.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Peers peers;
    private final Inbox inbox;
    private final EdxmlReader reader;
    private final Semaphore places;
    private final SiteState siteState;
    private final Clock clock;

    /** @param atOnce how many messages are read at the same time; others wait a little, then are told to come again */
    PeerEntrance(Peers peers, Inbox inbox, long attachmentMib, int atOnce, SiteState siteState, Clock clock) {
        this.peers = peers;
        this.inbox = inbox;
        this.reader = new EdxmlReader(ReadLimits.ofFiles(attachmentMib << 20));
        this.places = new Semaphore(atOnce);
        this.siteState = siteState;
        this.clock = clock;
    }

    /** Who shows the token. */
    Optional<Peer> showing(String token) {
        return peers.showing(token);
    }

    /**
     * Reads and takes a message in, without a transaction of the caller's.
     *
     * @return the receipt; empty where too many come at once, or the site is closed
     * @throws MalformedMessageException if it is no message
     * @throws IOException if it cannot be read whole, or not stored; the sender tries again
     */
    Optional<Receipt> take(Peer peer, InputStream in) throws IOException, MalformedMessageException {
        if (siteState.isClosed() || !isPlaceFound()) {
            return Optional.empty();
        }
        try (ReadMessage read = reader.read(in)) {
            String sender = read.message().from().code();
            if (!peer.senders().contains(sender)) {
                LOG.warn("the site {} sent a message of {}, for which it does not speak", peer.name(), sender);
                return Optional.of(Receipt.refused(
                        read.message().id(),
                        "sender",
                        Texts.of("exchange.refused.not-its-sender", sender),
                        clock.instant()));
            }
            return Optional.of(
                    inbox.receive(new Received(read.message(), PeerConnector.CODE, signature(peer, read.sealedBy()))));
        } finally {
            places.release();
        }
    }

    private boolean isPlaceFound() {
        try {
            return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Received.Signature signature(Peer peer, Optional<X509Certificate> sealedBy) {
        if (peer.sealedBy().isEmpty()) {
            return Received.Signature.UNSIGNED;
        }
        return sealedBy.map(PeerEntrance::digest)
                        .filter(peer.sealedBy()::equals)
                        .isPresent()
                ? Received.Signature.VALID
                : Received.Signature.INVALID;
    }

    private static String digest(X509Certificate certificate) {
        try {
            return DigestUtils.sha256Hex(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
