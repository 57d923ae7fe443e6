package org.vanthu.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.search.FieldHighlightParameters;
import org.alfresco.service.cmr.search.GeneralHighlightParameters;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchParameters.FieldFacet;
import org.alfresco.service.cmr.search.SearchService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.Pair;
import org.jspecify.annotations.Nullable;
import org.vanthu.search.Facets.Facet;
import org.vanthu.search.QueryBuilder.Built;
import org.vanthu.search.SearchAnswer.FacetValue;
import org.vanthu.search.text.Abbreviations;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;

/**
 * Searches by the index, never by the database of the repository, which would answer another question or nothing. Pages
 * go on by the value of the last row, so that deep pages cost no more than the first.
 */
final class IndexSearch {
    private static final int FEW_HITS = 3;
    private static final int SNIPPETS = 2;
    private static final int SNIPPET_CHARS = 160;
    private static final int MAX_ANALYSED_CHARS = 200_000;
    private static final String CONTENT = "cm:content";

    private final SearchService searchService;
    private final HitReader hits;
    private final LedgerHits ledger;
    private final QueryBuilder builder;

    IndexSearch(SearchService searchService, HitReader hits, LedgerHits ledger, Abbreviations abbreviations) {
        this.searchService = searchService;
        this.hits = hits;
        this.ledger = ledger;
        this.builder = new QueryBuilder(abbreviations);
    }

    /** One run of a query. */
    private record Found(List<SearchHit> hits, long total, boolean more, Map<String, List<FacetValue>> facets) {}

    FoundPage search(SearchRequest request, UserQuery query, IndexPlace place, int limit, Extent extent) {
        Built built = builder.build(query, false);
        Found found = run(request, query, built, place, limit, extent);
        boolean fuzzy = place.fuzzy() || (place.first() && !query.isEmpty() && found.total() < FEW_HITS);
        if (fuzzy) {
            Found near = run(request, query, builder.build(query, true), place, limit, extent);
            fuzzy = near.total() > found.total();
            found = near;
        }
        List<SearchHit> items = place.first() ? ledger.onTop(request, query, found.hits(), limit) : found.hits();
        long total = place.first() ? total(found, items, extent) : place.total();
        String next = found.more() ? place.next(found.hits(), request.sort(), limit, total, fuzzy) : null;
        return new FoundPage(
                items,
                next,
                total < 0 ? null : total,
                found.facets(),
                Interpretation.of(query, built.expanded(), fuzzy));
    }

    private static long total(Found found, List<SearchHit> items, Extent extent) {
        return extent.facets() || found.total() <= extent.counted() ? Math.max(found.total(), items.size()) : -1;
    }

    private Found run(SearchRequest request, UserQuery query, Built built, IndexPlace place, int limit, Extent extent) {
        SearchParameters parameters = parameters(request, query, built, place, limit);
        parameters.setTrackTotalHits(extent.counted());
        if (extent.facets()) {
            Facets.ALL.forEach(facet -> parameters.addFieldFacet(counted(facet.property())));
        }
        ResultSet found = searchService.query(parameters);
        try {
            Map<NodeRef, List<Pair<String, List<String>>>> snippets = found.getHighlighting();
            List<SearchHit> read = new ArrayList<>();
            for (int i = 0; i < found.length(); i++) {
                NodeRef node = found.getNodeRef(i);
                hits.read(node, found.getScore(i))
                        .map(hit -> hit.marked(query, pieces(snippets, node)))
                        .ifPresent(read::add);
            }
            return new Found(read, found.getNumberFound(), found.hasMore(), extent.facets() ? facets(found) : Map.of());
        } finally {
            found.close();
        }
    }

    private static SearchParameters parameters(
            SearchRequest request, UserQuery query, Built built, IndexPlace place, int limit) {
        SearchParameters parameters =
                IndexRequest.of(query.isEmpty() ? "TYPE:\"registry:document\"" : built.afts(), limit);
        parameters.addLocale(Texts.VIETNAMESE);
        parameters.setTimezone(Json.ZONE.getId());
        SearchFilters.of(request).forEach(parameters::addFilterQuery);
        place.filter(request.sort()).ifPresent(parameters::addFilterQuery);
        parameters.setSkipCount(place.skip());
        request.sort()
                .field()
                .ifPresent(
                        field -> parameters.addSort("@" + field, !request.sort().descending()));
        if (!query.isEmpty()) {
            parameters.setHighlight(highlight());
        }
        return parameters;
    }

    private static GeneralHighlightParameters highlight() {
        return new GeneralHighlightParameters(
                SNIPPETS,
                SNIPPET_CHARS,
                true,
                Marks.OPEN,
                Marks.CLOSE,
                MAX_ANALYSED_CHARS,
                true,
                List.of(new FieldHighlightParameters(CONTENT, SNIPPETS, SNIPPET_CHARS, true, Marks.OPEN, Marks.CLOSE)));
    }

    private static FieldFacet counted(QName field) {
        FieldFacet facet = new FieldFacet("@" + field);
        facet.setLimitOrNull(Facets.MAX_VALUES);
        facet.setMinCount(1);
        return facet;
    }

    private static List<String> pieces(
            @Nullable Map<NodeRef, List<Pair<String, List<String>>>> snippets, NodeRef node) {
        List<String> pieces = new ArrayList<>();
        if (snippets != null) {
            for (Pair<String, List<String>> field : snippets.getOrDefault(node, List.of())) {
                pieces.addAll(field.getSecond());
            }
        }
        return pieces;
    }

    private static Map<String, List<FacetValue>> facets(ResultSet found) {
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        for (Facet facet : Facets.ALL) {
            List<FacetValue> values = new ArrayList<>();
            for (Pair<String, Integer> value : found.getFieldFacet("@" + facet.property())) {
                values.add(FacetLabels.value(facet.name(), value.getFirst(), value.getSecond()));
            }
            facets.put(facet.name(), values);
        }
        return facets;
    }
}
