package org.vanthu.dispatch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Sends an issued document to other agencies. */
final class SendPost extends JsonWebScript {

    private final Dispatching dispatching;
    private final DispatchViews views;

    SendPost(Dispatching dispatching, DispatchViews views) {
        this.dispatching = dispatching;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String nodeId = request.path("nodeId");
        dispatching.send(nodeId, request.body(SendForm.class));
        return views.document(nodeId);
    }
}
