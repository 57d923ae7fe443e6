package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Submits a draft. */
final class SubmitPost extends JsonWebScript {

    private final Processing processing;
    private final OutgoingViews views;

    SubmitPost(Processing processing, OutgoingViews views) {
        this.processing = processing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = processing.submit(request.path("nodeId"), request.body(StepForm.class));
        return views.document(changed.nodeId());
    }
}
