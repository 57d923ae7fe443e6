package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** First half of a signature with a key elsewhere. */
final class SignatureBeginPost extends JsonWebScript {

    private final Signing signing;

    SignatureBeginPost(Signing signing) {
        this.signing = signing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return signing.begin(request.path("nodeId"), request.body(Signing.RemoteForm.class));
    }
}
