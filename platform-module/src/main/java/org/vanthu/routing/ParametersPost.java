package org.vanthu.routing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Corrects the parameters of a document, or notes what follows its handling. */
final class ParametersPost extends JsonWebScript {

    private final Parameters parameters;
    private final RoutingQueries queries;
    private final boolean follow;

    /** @param follow whether it notes what follows the handling; else it corrects */
    ParametersPost(Parameters parameters, RoutingQueries queries, boolean follow) {
        this.parameters = parameters;
        this.queries = queries;
        this.follow = follow;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String nodeId = request.path("nodeId");
        ParametersForm form = request.body(ParametersForm.class);
        if (follow) {
            parameters.follow(nodeId, form);
        } else {
            parameters.correct(nodeId, form);
        }
        return queries.of(nodeId);
    }
}
