package org.vanthu.exchange.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.connector.SecretLines;

/** The other sites that run this software, from the file that names them with their tokens. */
public final class Peers {

    private static final int LEAST_TOKEN = 24;

    private final String file;
    private final SecretLines lines;

    Peers(String file) {
        this.file = file.strip();
        this.lines = new SecretLines(file, "vanthu.exchange.peers-file");
    }

    /** The site of that name. */
    Optional<Peer> find(String name) {
        return all().stream().filter(peer -> peer.name().equals(name)).findFirst();
    }

    /** The site that shows the token. */
    Optional<Peer> showing(String token) {
        Peer found = null;
        for (Peer peer : all()) {
            found = peer.shows(token) ? peer : found;
        }
        return Optional.ofNullable(found);
    }

    private List<Peer> all() {
        return lines.all(this::peer);
    }

    private Peer peer(SecretLines.Site site) {
        return new Peer(
                site.name(),
                site.address(),
                token(site, "token"),
                token(site, "their-token"),
                Set.of(site.required("senders").split("[,\\s]+")),
                site.optional("sealed-by", "").replace(":", "").toLowerCase(Locale.ROOT),
                trust(site));
    }

    /** Beside the file of sites, unless it is named whole. */
    private @Nullable Path trust(SecretLines.Site site) {
        String value = site.optional("trust", "");
        return value.isEmpty() ? null : Path.of(file).toAbsolutePath().resolveSibling(value);
    }

    private static String token(SecretLines.Site site, String key) {
        String token = site.required(key);
        if (token.length() < LEAST_TOKEN) {
            throw new IllegalArgumentException(key + " has less than " + LEAST_TOKEN + " characters");
        }
        return token;
    }
}
