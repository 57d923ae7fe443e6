package org.vanthu.search;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Searches. */
final class SearchGet extends JsonWebScript {
    private final DocumentSearch search;

    SearchGet(DocumentSearch search) {
        this.search = search;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return search.search(SearchRequest.of(request), request.keyset(), request.flag("facets"));
    }
}
