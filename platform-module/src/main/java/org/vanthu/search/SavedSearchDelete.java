package org.vanthu.search;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Forgets a kept search. */
final class SavedSearchDelete extends JsonWebScript {
    private final SavedSearches searches;

    SavedSearchDelete(SavedSearches searches) {
        this.searches = searches;
    }

    @Override
    protected Object handle(JsonRequest request) {
        searches.delete(request.path("id"));
        return Reply.noContent();
    }
}
