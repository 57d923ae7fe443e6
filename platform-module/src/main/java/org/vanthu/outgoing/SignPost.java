package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Signs a document. */
final class SignPost extends JsonWebScript {

    private final Signing signing;
    private final OutgoingViews views;

    SignPost(Signing signing, OutgoingViews views) {
        this.signing = signing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = signing.sign(request.path("nodeId"), request.body(Signing.SignForm.class));
        return views.document(changed.nodeId());
    }
}
