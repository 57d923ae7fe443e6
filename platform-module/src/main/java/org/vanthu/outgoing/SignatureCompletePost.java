package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Second half of a signature with a key elsewhere. */
final class SignatureCompletePost extends JsonWebScript {

    private final Signing signing;
    private final Issuing issuing;
    private final OutgoingViews views;

    SignatureCompletePost(Signing signing, Issuing issuing, OutgoingViews views) {
        this.signing = signing;
        this.issuing = issuing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String nodeId = request.path("nodeId");
        String session = request.path("requestId");
        Signing.RemoteForm form = request.body(Signing.RemoteForm.class);
        if (issuing.isSealing(nodeId)) {
            issuing.completeSeal(nodeId, session, form);
        } else {
            signing.complete(nodeId, session, form);
        }
        return views.document(nodeId);
    }
}
