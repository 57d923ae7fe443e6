package org.vanthu.search;

import java.util.Map;

import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;

/** Shows on the work place whether there is an index and how far it is behind. */
final class SearchCounters implements CounterSource {
    private final SearchFreshness freshness;

    SearchCounters(RegistryExtensions extensions, SearchFreshness freshness) {
        this.freshness = freshness;
        extensions.add(this);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        return freshness
                .now()
                .map(now -> Map.of("fullTextSearch", 1L, "searchBehindSeconds", now.behindSeconds()))
                .orElse(Map.of("fullTextSearch", 0L));
    }
}
