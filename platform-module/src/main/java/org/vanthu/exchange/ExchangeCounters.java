package org.vanthu.exchange;

import java.util.Map;

import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;

/** Counts what came to an outside unit and is not confirmed, for its work place. */
final class ExchangeCounters implements CounterSource {

    private final Received received;
    private final RegistryExtensions extensions;

    ExchangeCounters(Received received, RegistryExtensions extensions) {
        this.received = received;
        this.extensions = extensions;
    }

    /** Makes itself known to the work place. */
    void init() {
        extensions.add(this);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        return Map.of("exchangeNew", received.waiting(agency));
    }

    @Override
    public boolean isForOutsiders() {
        return true;
    }
}
