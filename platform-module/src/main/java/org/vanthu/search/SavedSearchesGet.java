package org.vanthu.search;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the kept searches. */
final class SavedSearchesGet extends JsonWebScript {
    private final SavedSearches searches;

    SavedSearchesGet(SavedSearches searches) {
        this.searches = searches;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(searches.list());
    }
}
