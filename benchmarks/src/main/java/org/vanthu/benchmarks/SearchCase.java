package org.vanthu.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.acceptance.Api;
import org.vanthu.search.SearchRequest;
import org.vanthu.search.SearchSort;
import org.vanthu.search.text.SearchText;

/**
 * One question of an ordinary user: two words and one or two filters.
 *
 * @param words as typed, with or without tone marks
 */
record SearchCase(
        String words,
        @Nullable Integer year,
        @Nullable String type,
        @Nullable String issuer,
        @Nullable String agency) {

    private static final int RARE = 60;

    /** Questions over all filters: two thirds for words that stand in many documents, half of them without marks. */
    static List<SearchCase> all(Lexicon lexicon, int count) {
        List<String> frequent = lexicon.frequentPairs();
        List<String> rare = lexicon.rarePairs(RARE);
        List<SearchCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String pair = i % 3 == 2 ? rare.get(i * 7 % rare.size()) : frequent.get(i * 7 % frequent.size());
            String typed = i % 2 == 0 ? pair : SearchText.folded(pair);
            int year = SearchDocuments.FIRST_YEAR + i % SearchDocuments.YEARS;
            String type = SearchDocuments.TYPES.get(i % 3).code();
            cases.add(
                    switch (i % 5) {
                        case 0 -> new SearchCase(typed, year, null, null, null);
                        case 1 -> new SearchCase(typed, null, type, null, null);
                        case 2 -> new SearchCase(typed, year, type, null, null);
                        case 3 -> new SearchCase(typed, null, null, SearchDocuments.issuer(i % 7), null);
                        default -> new SearchCase(typed, year, null, null, SearchSite.agencyCode(0));
                    });
        }
        return cases;
    }

    SearchRequest request(String sort) {
        return new SearchRequest(
                words, agency, null, year, type, issuer, null, null, null, null, null, null, SearchSort.parse(sort));
    }

    String path() {
        StringBuilder path = new StringBuilder("search?limit=20&q=").append(Api.encode(words));
        add(path, "year", year);
        add(path, "type", type);
        add(path, "issuer", issuer);
        add(path, "agency", agency);
        return path.toString();
    }

    private static void add(StringBuilder path, String name, @Nullable Object value) {
        if (value != null) {
            path.append('&').append(name).append('=').append(Api.encode(value.toString()));
        }
    }
}
