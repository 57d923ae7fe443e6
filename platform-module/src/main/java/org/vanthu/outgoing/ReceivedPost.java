package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** A recipient of the agency has taken notice. */
final class ReceivedPost extends JsonWebScript {

    private final Delivery delivery;
    private final OutgoingViews views;

    ReceivedPost(Delivery delivery, OutgoingViews views) {
        this.delivery = delivery;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing issued = delivery.receive(request.path("nodeId"), request.body(StepForm.class));
        return views.document(issued.nodeId());
    }
}
