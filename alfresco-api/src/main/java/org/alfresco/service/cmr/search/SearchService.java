package org.alfresco.service.cmr.search;

import org.alfresco.service.cmr.repository.StoreRef;

/**
 * Finds nodes by query. The result is trimmed to what the current user may read. Eventually consistent: see
 * {@link ResultSet}.
 */
public interface SearchService {
    /** The fts-alfresco query language. */
    String LANGUAGE_FTS_ALFRESCO = "fts-alfresco";

    /** Runs the query; the caller closes the result. */
    ResultSet query(SearchParameters searchParameters);

    /** Runs the query on one store with the defaults of {@link SearchParameters}; the caller closes the result. */
    ResultSet query(StoreRef store, String language, String query);
}
