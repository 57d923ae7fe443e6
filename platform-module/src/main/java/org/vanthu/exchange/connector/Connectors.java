package org.vanthu.exchange.connector;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.vanthu.shared.Texts;

/** All ways; they register themselves at start. */
public final class Connectors {

    private final Map<String, Connector> connectors = new ConcurrentHashMap<>();

    /** Adds one. */
    public void add(Connector connector) {
        if (connectors.putIfAbsent(connector.code(), connector) != null) {
            throw new IllegalStateException("two connectors are called " + connector.code());
        }
    }

    /** @throws NotDeliveredException if there is none of that name */
    public Connector get(String code) throws NotDeliveredException {
        Connector found = connectors.get(code);
        if (found == null) {
            throw new NotDeliveredException(true, "no-connector", Texts.of("exchange.error.no-connector", code));
        }
        return found;
    }

    /** All of them. */
    public List<Connector> all() {
        return List.copyOf(connectors.values());
    }
}
