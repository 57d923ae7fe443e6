package org.vanthu.publication;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Makes the code of the receipt of a document. */
final class ReceiptPost extends JsonWebScript {

    private final Publishing publishing;

    ReceiptPost(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return publishing.receipt(request.path("nodeId"));
    }
}
