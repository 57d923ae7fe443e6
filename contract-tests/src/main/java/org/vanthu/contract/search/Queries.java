package org.vanthu.contract.search;

import java.util.List;
import java.util.Locale;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchService;
import org.vanthu.contract.Acs;

/** Asks the public SearchService. */
final class Queries {
    private final SearchService searchService;

    Queries(Acs acs) {
        searchService = acs.bean(SearchService.class);
    }

    static SearchParameters of(String query) {
        SearchParameters parameters = new SearchParameters();
        parameters.addStore(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE);
        parameters.setLanguage(SearchService.LANGUAGE_FTS_ALFRESCO);
        parameters.setQuery(query);
        return parameters;
    }

    List<NodeRef> find(String query) {
        return find(of(query));
    }

    List<NodeRef> find(SearchParameters parameters) {
        ResultSet found = ask(parameters);
        try {
            return List.copyOf(found.getNodeRefs());
        } finally {
            found.close();
        }
    }

    ResultSet ask(SearchParameters parameters) {
        return searchService.query(parameters);
    }

    /** A word that nothing else has, of letters only, so that every analysis leaves it whole. */
    static String word() {
        StringBuilder word = new StringBuilder("q");
        for (char digit : Acs.unique().replace("-", "").toCharArray()) {
            word.append((char) (Character.isDigit(digit) ? 'k' + (digit - '0') : digit));
        }
        return word.toString().toLowerCase(Locale.ROOT);
    }
}
