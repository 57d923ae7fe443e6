package org.vanthu.routing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** How far the processing of a document is. */
final class ProcessingGet extends JsonWebScript {

    private final RoutingQueries queries;

    ProcessingGet(RoutingQueries queries) {
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return queries.of(request.path("nodeId"));
    }
}
