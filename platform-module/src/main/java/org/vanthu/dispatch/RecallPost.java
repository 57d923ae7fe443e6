package org.vanthu.dispatch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Calls a document back from everybody who has it. */
final class RecallPost extends JsonWebScript {

    private final Dispatching dispatching;
    private final DispatchViews views;

    RecallPost(Dispatching dispatching, DispatchViews views) {
        this.dispatching = dispatching;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String nodeId = request.path("nodeId");
        dispatching.recall(nodeId, request.body(ReasonForm.class));
        return views.document(nodeId);
    }
}
