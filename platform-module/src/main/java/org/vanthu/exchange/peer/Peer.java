package org.vanthu.exchange.peer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Another site.
 *
 * @param address of its repository, ending in a slash
 * @param token what we show it
 * @param theirToken what it shows us
 * @param senders the identifiers of the organisations that it speaks for
 * @param sealedBy SHA-256 of the certificate with which its messages are sealed, in hex; empty where they need none
 * @param trust PEM of the certificate of its server or of the authority that issued it; null: those that Java trusts
 */
record Peer(
        String name,
        URI address,
        String token,
        String theirToken,
        Set<String> senders,
        String sealedBy,
        @Nullable Path trust) {

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
