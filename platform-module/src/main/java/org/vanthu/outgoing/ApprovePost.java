package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Approves a submission. */
final class ApprovePost extends JsonWebScript {

    private final Processing processing;
    private final OutgoingViews views;

    ApprovePost(Processing processing, OutgoingViews views) {
        this.processing = processing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = processing.approve(request.path("nodeId"), request.body(StepForm.class));
        return views.document(changed.nodeId());
    }
}
