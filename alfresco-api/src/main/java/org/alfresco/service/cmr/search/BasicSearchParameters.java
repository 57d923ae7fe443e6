package org.alfresco.service.cmr.search;

import java.util.List;
import java.util.Locale;

import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.SearchParameters.SortDefinition;

/** What every kind of search request has. */
public interface BasicSearchParameters {
    String getLanguage();

    String getQuery();

    List<Locale> getLocales();

    List<SortDefinition> getSortDefinitions();

    List<StoreRef> getStores();
}
