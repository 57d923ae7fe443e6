package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a submitted draft back. */
final class TakeBackPost extends JsonWebScript {

    private final Processing processing;
    private final OutgoingViews views;

    TakeBackPost(Processing processing, OutgoingViews views) {
        this.processing = processing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = processing.takeBack(request.path("nodeId"), request.body(StepForm.class));
        return views.document(changed.nodeId());
    }
}
