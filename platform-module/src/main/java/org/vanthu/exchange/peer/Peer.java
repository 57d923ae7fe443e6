package org.vanthu.exchange.peer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Another site.
 *
 * @param address of its repository, ending in a slash
 * @param token what we show it
 * @param theirToken what it shows us
 * @param senders the identifiers of the organisations that it speaks for
 * @param sealedBy SHA-256 of the certificate with which its messages are sealed, in hex; empty where they need none
 */
record Peer(String name, URI address, String token, String theirToken, Set<String> senders, String sealedBy) {

    Peer {
        senders = Set.copyOf(senders);
    }

    /** Whether that is what it shows us; takes as long whatever is shown. */
    boolean shows(String given) {
        return MessageDigest.isEqual(
                theirToken.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }
}
