package org.vanthu.search;

import java.time.Duration;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.shared.Elevation;

/**
 * Knows whether a search index answers. An ACS without one ({@code index.subsystem.name=noindex}) answers an empty
 * result to whatever its database cannot tell, and no error; so the index itself is asked for something that every
 * repository has. Yes is believed for half a minute, no for a second.
 */
public final class SearchIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private static final Duration YES_KEPT = Duration.ofSeconds(30);
    private static final Duration NO_KEPT = Duration.ofSeconds(1);

    private final SearchService searchService;

    /** Not fresh until it was asked for the first time, and after a search failed. */
    private volatile Known known = new Known(false, System.nanoTime() - NO_KEPT.toNanos());

    private record Known(boolean answers, long atNanos) {
        boolean isFresh() {
            Duration kept = answers ? YES_KEPT : NO_KEPT;
            return System.nanoTime() - atNanos < kept.toNanos();
        }
    }

    /**
     * Makes the probe.
     *
     * @param searchService the inner bean: a failure of the index must not spoil the transaction of the one who asks
     */
    public SearchIndex(SearchService searchService) {
        this.searchService = searchService;
    }

    /** Whether an index answers queries now. */
    public boolean answers() {
        Known last = known;
        if (last.isFresh()) {
            return last.answers();
        }
        boolean answers = Elevation.asSystem("whether there is an index does not depend on who asks", this::ask);
        if (answers != last.answers()) {
            LOG.info("full-text search is {}", answers ? "available" : "not available: no search index answers");
        }
        known = new Known(answers, System.nanoTime());
        return answers;
    }

    /** Notes that a search failed: whoever searches next asks again whether there is an index. */
    void failed() {
        known = new Known(known.answers(), System.nanoTime() - YES_KEPT.toNanos());
    }

    private boolean ask() {
        SearchParameters parameters = IndexRequest.of("TYPE:\"cm:folder\"", 1);
        parameters.setBulkFetchEnabled(false);
        try {
            ResultSet found = searchService.query(parameters);
            try {
                return found.length() > 0;
            } finally {
                found.close();
            }
        } catch (AlfrescoRuntimeException e) {
            LOG.debug("the search index does not answer", e);
            return false;
        }
    }
}
