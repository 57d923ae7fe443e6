package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Seals a document. */
final class SealPost extends JsonWebScript {

    private final Issuing issuing;
    private final OutgoingViews views;

    SealPost(Issuing issuing, OutgoingViews views) {
        this.issuing = issuing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = issuing.seal(request.path("nodeId"), request.body(Signing.SignForm.class));
        return views.document(changed.nodeId());
    }
}
