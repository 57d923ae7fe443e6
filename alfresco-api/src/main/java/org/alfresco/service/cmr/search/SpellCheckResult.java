package org.alfresco.service.cmr.search;

import java.io.Serializable;
import java.util.List;

/** What the engine proposes to search for instead. */
public class SpellCheckResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String resultName;
    private final List<String> results;
    private final boolean searchedFor;

    public SpellCheckResult(String resultName, List<String> results, boolean searchedFor) {
        this.resultName = resultName;
        this.results = results == null ? List.of() : List.copyOf(results);
        this.searchedFor = searchedFor;
    }

    public String getResultName() {
        return resultName;
    }

    public List<String> getResults() {
        return results;
    }

    /** Whether the engine ran the proposal in place of the request. */
    public boolean isSearchedFor() {
        return searchedFor;
    }

    public boolean isSpellCheckExist() {
        return resultName != null;
    }
}
