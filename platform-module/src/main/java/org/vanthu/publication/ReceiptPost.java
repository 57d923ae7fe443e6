package org.vanthu.publication;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Makes the code of the receipt of a document. */
final class ReceiptPost extends JsonWebScript {

    private final Noting noting;

    ReceiptPost(Noting noting) {
        this.noting = noting;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return noting.receipt(request.path("nodeId"));
    }
}
