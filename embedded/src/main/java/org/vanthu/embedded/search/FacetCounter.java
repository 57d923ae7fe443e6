package org.vanthu.embedded.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.search.SearchParameters.FieldFacet;
import org.alfresco.service.cmr.search.SearchParameters.FieldFacetSort;
import org.alfresco.util.Pair;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.LongValueFacetCounts;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.search.FieldCatalog.Field;

/** Counts the values of a property over all hits. */
final class FacetCounter {
    /** Ordinals across segments are costly to compute: kept until the reader closes. */
    private final Map<IndexReader.CacheKey, Map<String, StringDocValuesReaderState>> states = new HashMap<>();

    /** The values and counts that the request asks for, in its order. */
    List<Pair<String, Integer>> count(FieldFacet request, Field field, IndexReader reader, FacetsCollector hits)
            throws IOException {
        Facets facets = facets(field, reader, hits);
        if (facets == null) {
            return List.of();
        }
        int limit = request.getLimit() <= 0 ? Integer.MAX_VALUE : request.getLimit();
        boolean byName = request.getSort() == FieldFacetSort.INDEX;
        FacetResult result = byName || request.getPrefix() != null
                ? facets.getAllChildren(name(field))
                : facets.getTopChildren(Math.min(limit, 10_000), name(field));
        List<Pair<String, Integer>> counts = new ArrayList<>();
        if (result != null) {
            for (LabelAndValue value : result.labelValues) {
                if (wanted(request, value)) {
                    counts.add(new Pair<>(value.label, value.value.intValue()));
                }
            }
        }
        Comparator<Pair<String, Integer>> byLabel = Comparator.comparing(Pair::getFirst);
        Comparator<Pair<String, Integer>> byCount = Comparator.comparing(Pair::getSecond, Comparator.reverseOrder());
        counts.sort(byName ? byLabel : byCount.thenComparing(byLabel));
        return counts.size() > limit ? List.copyOf(counts.subList(0, limit)) : counts;
    }

    private static boolean wanted(FieldFacet request, LabelAndValue value) {
        return value.value.intValue() >= Math.max(1, request.getMinCount())
                && (request.getPrefix() == null || value.label.startsWith(request.getPrefix()));
    }

    private static String name(Field field) {
        return switch (field.kind()) {
            case TEXT, KEYWORD, CONTENT -> IndexFields.keyword(field.property());
            default -> IndexFields.number(field.property());
        };
    }

    private @Nullable Facets facets(Field field, IndexReader reader, FacetsCollector hits) throws IOException {
        String name = name(field);
        if (name.startsWith("n:")) {
            return new LongValueFacetCounts(name, hits);
        }
        if (!hasValues(reader, name)) {
            return null;
        }
        return new StringValueFacetCounts(state(reader, name), hits);
    }

    private static boolean hasValues(IndexReader reader, String name) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            if (DocValues.getSortedSet(leaf.reader(), name).getValueCount() > 0) {
                return true;
            }
        }
        return false;
    }

    private StringDocValuesReaderState state(IndexReader reader, String name) throws IOException {
        synchronized (states) {
            IndexReader.CacheKey key = reader.getReaderCacheHelper().getKey();
            Map<String, StringDocValuesReaderState> ofReader = states.get(key);
            if (ofReader == null) {
                ofReader = new HashMap<>();
                states.put(key, ofReader);
                reader.getReaderCacheHelper().addClosedListener(this::forget);
            }
            StringDocValuesReaderState state = ofReader.get(name);
            if (state == null) {
                state = new StringDocValuesReaderState(reader, name);
                ofReader.put(name, state);
            }
            return state;
        }
    }

    private void forget(IndexReader.CacheKey key) {
        synchronized (states) {
            states.remove(key);
        }
    }
}
