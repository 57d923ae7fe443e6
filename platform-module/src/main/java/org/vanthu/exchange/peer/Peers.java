package org.vanthu.exchange.peer;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the other sites from a file outside of the database, because it holds tokens: lines {@code <site>.<key> =
 * <value>}. It is read each time, so that a change needs no restart.
 */
public final class Peers {

    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");
    private static final int LEAST_TOKEN = 24;

    private final String file;

    Peers(String file) {
        this.file = file.strip();
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

    /** Those that are complete; the others are named in the log. */
    private List<Peer> all() {
        if (file.isEmpty()) {
            return List.of();
        }
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            lines.load(in);
        } catch (IOException e) {
            LOG.error("the file of other sites (vanthu.exchange.peers-file) cannot be read", e);
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        lines.stringPropertyNames().forEach(key -> names.add(key.split("\\.", 2)[0]));
        List<Peer> peers = new ArrayList<>();
        for (String name : names) {
            try {
                peers.add(peer(name, lines));
            } catch (IllegalArgumentException e) {
                LOG.error("nothing is exchanged with the site {}: {}", name, e.getMessage());
            }
        }
        return peers;
    }

    private static Peer peer(String name, Properties lines) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("its name is not of small letters, digits and hyphens");
        }
        String address = required(lines, name, "address");
        URI uri = URI.create(address.endsWith("/") ? address : address + "/");
        boolean loopback = Set.of("127.0.0.1", "localhost").contains(String.valueOf(uri.getHost()));
        if (!"https".equals(uri.getScheme()) && !loopback) {
            throw new IllegalArgumentException("its address is not https");
        }
        Set<String> senders = Set.of(required(lines, name, "senders").split("[,\\s]+"));
        return new Peer(
                name,
                uri,
                token(lines, name, "token"),
                token(lines, name, "their-token"),
                senders,
                lines.getProperty(name + ".sealed-by", "")
                        .replace(":", "")
                        .strip()
                        .toLowerCase(Locale.ROOT));
    }

    private static String token(Properties lines, String name, String key) {
        String token = required(lines, name, key);
        if (token.length() < LEAST_TOKEN) {
            throw new IllegalArgumentException(key + " has less than " + LEAST_TOKEN + " characters");
        }
        return token;
    }

    private static String required(Properties lines, String name, String key) {
        String value = lines.getProperty(name + "." + key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
