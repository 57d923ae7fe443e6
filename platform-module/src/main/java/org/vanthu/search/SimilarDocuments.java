package org.vanthu.search;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.search.text.SearchText;

/**
 * Finds the documents of an agency that speak most of the same as some words do, in their fields or in the text of
 * their files; for proposals, not for people. What it cannot tell, it does not tell: without an index, nothing.
 */
public final class SimilarDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(SimilarDocuments.class);

    /** Most words of Vietnamese are of two syllables, so that pairs of them are words and single ones are none. */
    private static final int MOST_PAIRS = 10;

    private final SearchService searchService;
    private final SearchIndex index;

    /** @param searchService the inner bean: the caller asks for the agency, not for a person */
    SimilarDocuments(SearchService searchService, SearchIndex index) {
        this.searchService = searchService;
        this.index = index;
    }

    /**
     * The documents in which most of the words stand, the most similar first.
     *
     * @param words a title or an abstract
     * @param most how many documents
     * @return node id and score; scores of one question can be compared with each other
     */
    public Map<String, Double> to(String words, String agency, int most) {
        Set<String> pairs = pairs(words);
        if (pairs.isEmpty() || !index.answers()) {
            return Map.of();
        }
        String query = pairs.stream()
                .map(QueryBuilder::quoted)
                .map(pair -> "search:folded:" + pair + " OR TEXT:" + pair)
                .collect(Collectors.joining(" OR "));
        SearchParameters parameters = IndexRequest.of(query, most);
        SearchFilters.documentsOf(agency).forEach(parameters::addFilterQuery);
        Map<String, Double> found = new LinkedHashMap<>();
        try {
            ResultSet answer = searchService.query(parameters);
            try {
                for (int i = 0; i < answer.length(); i++) {
                    found.put(answer.getNodeRef(i).getId(), (double) answer.getScore(i));
                }
            } finally {
                answer.close();
            }
        } catch (AlfrescoRuntimeException e) {
            index.failed();
            LOG.warn("the search index does not answer; nothing is proposed by the text of files", e);
            return Map.of();
        }
        return found;
    }

    private static Set<String> pairs(String text) {
        List<String> words = SearchText.words(SearchText.folded(text));
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 1 < words.size() && pairs.size() < MOST_PAIRS; i++) {
            pairs.add(words.get(i) + " " + words.get(i + 1));
        }
        return pairs;
    }
}
