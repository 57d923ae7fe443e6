package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Second half of a signature with a key elsewhere. */
final class SignatureCompletePost extends JsonWebScript {

    private final Signing signing;
    private final OutgoingViews views;

    SignatureCompletePost(Signing signing, OutgoingViews views) {
        this.signing = signing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = signing.complete(
                request.path("nodeId"), request.path("requestId"), request.body(Signing.RemoteForm.class));
        return views.document(changed.nodeId());
    }
}
