package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Numbers a document. */
final class NumberPost extends JsonWebScript {

    private final Issuing issuing;
    private final OutgoingViews views;

    NumberPost(Issuing issuing, OutgoingViews views) {
        this.issuing = issuing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = issuing.number(request.path("nodeId"), request.body(Issuing.NumberForm.class));
        return views.document(changed.nodeId());
    }
}
