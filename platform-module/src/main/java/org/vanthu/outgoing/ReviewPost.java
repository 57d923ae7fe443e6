package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Finds the content of a draft right. */
final class ReviewPost extends JsonWebScript {

    private final Processing processing;
    private final OutgoingViews views;

    ReviewPost(Processing processing, OutgoingViews views) {
        this.processing = processing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = processing.review(request.path("nodeId"), request.body(StepForm.class));
        return views.document(changed.nodeId());
    }
}
