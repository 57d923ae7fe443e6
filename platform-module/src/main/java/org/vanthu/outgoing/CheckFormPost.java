package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Finds the form of a draft right. */
final class CheckFormPost extends JsonWebScript {

    private final Processing processing;
    private final OutgoingViews views;

    CheckFormPost(Processing processing, OutgoingViews views) {
        this.processing = processing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = processing.checkForm(request.path("nodeId"), request.body(StepForm.class));
        return views.document(changed.nodeId());
    }
}
