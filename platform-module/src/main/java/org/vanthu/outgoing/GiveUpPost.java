package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives a numbered document up. */
final class GiveUpPost extends JsonWebScript {

    private final Issuing issuing;
    private final OutgoingViews views;

    GiveUpPost(Issuing issuing, OutgoingViews views) {
        this.issuing = issuing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = issuing.giveUp(request.path("nodeId"), request.body(StepForm.class));
        return views.document(changed.nodeId());
    }
}
