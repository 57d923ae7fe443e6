package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Ends following the reply. */
final class CloseReplyPost extends JsonWebScript {

    private final Processing processing;
    private final OutgoingViews views;

    CloseReplyPost(Processing processing, OutgoingViews views) {
        this.processing = processing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = processing.closeReply(request.path("nodeId"), request.body(StepForm.class));
        return views.document(changed.nodeId());
    }
}
