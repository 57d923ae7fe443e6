package org.vanthu.search;

import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.LimitBy;
import org.alfresco.service.cmr.search.QueryConsistency;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchService;

/** What every question to the index has in common. */
final class IndexRequest {

    private IndexRequest() {}

    /**
     * A question that the index answers and never the database of the repository.
     *
     * @param afts the query
     * @param limit how many documents at most
     */
    static SearchParameters of(String afts, int limit) {
        SearchParameters parameters = new SearchParameters();
        parameters.addStore(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE);
        parameters.setLanguage(SearchService.LANGUAGE_FTS_ALFRESCO);
        parameters.setQueryConsistency(QueryConsistency.EVENTUAL);
        parameters.setQuery(afts);
        parameters.setLimitBy(LimitBy.FINAL_SIZE);
        parameters.setLimit(limit);
        parameters.setMaxItems(limit);
        return parameters;
    }
}
