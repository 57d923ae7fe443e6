package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Corrects parameters of an issued document. */
final class ParametersPost extends JsonWebScript {

    private final Parameters parameters;
    private final OutgoingViews views;

    ParametersPost(Parameters parameters, OutgoingViews views) {
        this.parameters = parameters;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = parameters.correct(request.path("nodeId"), request.body(Parameters.Form.class));
        return views.document(changed.nodeId());
    }
}
