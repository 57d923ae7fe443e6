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
 * @param freshness null where no index answers
 * @param interpretation how the box was understood, in the user's language; empty where as typed
 * @param fullText whether the words of the files were searched, too; false where no index answers
 * @param notice what was not searched and why, in the user's language; empty where everything was
 */
public record SearchAnswer(
        List<SearchHit> items,
        @Nullable String next,
        @Nullable Long total,
        Map<String, List<FacetValue>> facets,
        @Nullable Freshness freshness,
        String interpretation,
        boolean fullText,
        String notice) {

    static SearchAnswer of(FoundPage found, @Nullable Freshness freshness, String notice) {
        return new SearchAnswer(
                found.items(),
                found.next(),
                found.total(),
                found.facets(),
                freshness,
                found.interpretation(),
                freshness != null,
                notice);
    }

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
