package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives a document back. */
final class GiveBackPost extends JsonWebScript {

    private final Processing processing;
    private final OutgoingViews views;

    GiveBackPost(Processing processing, OutgoingViews views) {
        this.processing = processing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = processing.giveBack(request.path("nodeId"), request.body(StepForm.class));
        return views.document(changed.nodeId());
    }
}
