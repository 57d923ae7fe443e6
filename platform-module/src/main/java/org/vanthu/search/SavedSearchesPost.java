package org.vanthu.search;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Keeps a search. */
final class SavedSearchesPost extends JsonWebScript {
    private final SavedSearches searches;

    SavedSearchesPost(SavedSearches searches) {
        this.searches = searches;
    }

    /** The body of the request. */
    record Body(@Nullable String name, @Nullable Map<String, String> query) {}

    @Override
    protected Object handle(JsonRequest request) {
        Body body = request.body(Body.class);
        String name = body.name() == null ? "" : body.name();
        Map<String, String> query = body.query() == null ? Map.of() : body.query();
        return Reply.created(searches.save(name, query));
    }
}
