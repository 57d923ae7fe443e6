package org.vanthu.search;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.search.SearchAnswer.FacetValue;

/**
 * A page of documents, wherever it was looked up.
 *
 * @param total how many there are in all; null where nobody counted them
 * @param interpretation how the box was understood; empty where as typed
 */
record FoundPage(
        List<SearchHit> items,
        @Nullable String next,
        @Nullable Long total,
        Map<String, List<FacetValue>> facets,
        String interpretation) {}
