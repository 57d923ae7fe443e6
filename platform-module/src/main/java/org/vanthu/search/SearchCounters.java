package org.vanthu.search;

import java.util.Map;

import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;

/** Shows on the work place how far the index is behind. */
final class SearchCounters implements CounterSource {
    private final SearchFreshness freshness;

    SearchCounters(RegistryExtensions extensions, SearchFreshness freshness) {
        this.freshness = freshness;
        extensions.add(this);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        return Map.of("searchBehindSeconds", freshness.now().behindSeconds());
    }
}
