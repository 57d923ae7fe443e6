package org.vanthu.search;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;

/** Collects all that a search finds, page by page, up to a limit. */
public final class SearchExport {
    private static final int PAGE = 500;

    private final DocumentSearch search;
    private final int maxRows;

    /**
     * Makes an export.
     *
     * @param maxRows rows at most; more would be a table that nobody reads
     */
    public SearchExport(DocumentSearch search, int maxRows) {
        this.search = search;
        this.maxRows = maxRows;
    }

    /**
     * What is exported.
     *
     * @param notice what was not searched and why; empty where everything was
     */
    record Rows(List<SearchHit> hits, String notice) {}

    /**
     * All documents found, in the order of the request.
     *
     * @throws InvalidInputException if they are more than the limit
     */
    Rows rows(SearchRequest request) {
        List<SearchHit> rows = new ArrayList<>();
        String notice;
        @Nullable String after = null;
        do {
            SearchAnswer page = search.searchCounting(request, Keyset.parse(after, Integer.toString(PAGE)), maxRows);
            if (page.total() == null || page.total() > maxRows) {
                throw new InvalidInputException("search.error.export-too-many", maxRows);
            }
            rows.addAll(page.items());
            notice = page.notice();
            after = page.next();
        } while (after != null && rows.size() < maxRows);
        return new Rows(rows, notice);
    }
}
