package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes how far a document has come at a recipient. */
final class DeliveriesPost extends JsonWebScript {

    private final Delivery delivery;
    private final OutgoingViews views;

    DeliveriesPost(Delivery delivery, OutgoingViews views) {
        this.delivery = delivery;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = delivery.note(
                request.path("nodeId"), (int) request.pathNumber("ordinal"), request.body(Delivery.Form.class));
        return views.document(changed.nodeId());
    }
}
