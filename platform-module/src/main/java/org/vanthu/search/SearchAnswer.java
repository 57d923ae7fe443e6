package org.vanthu.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param next what to send as {@code after} for the next page
 * @param total how many documents there are in all; null where they are more than 1,000 and no facets were asked for
 * @param facets the values of each property and in how many documents they are; empty unless asked for
 * @param interpretation how the box was understood, in the user's language; empty where as typed
 */
public record SearchAnswer(
        List<SearchHit> items,
        @Nullable String next,
        @Nullable Long total,
        Map<String, List<FacetValue>> facets,
        Freshness freshness,
        String interpretation) {

    /** One value of a facet. */
    public record FacetValue(String value, String label, int count) {}

    /**
     * How far the index follows the registers.
     *
     * @param behindSeconds how long the oldest registered document that cannot be found by its words yet has waited
     * @param indexedUntil everything entered before is found
     */
    public record Freshness(boolean upToDate, long behindSeconds, Instant indexedUntil) {}
}
