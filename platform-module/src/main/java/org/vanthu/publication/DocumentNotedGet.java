package org.vanthu.publication;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows whether the result of a document is kept back, and the code of its receipt. */
final class DocumentNotedGet extends JsonWebScript {

    private final Publishing publishing;

    DocumentNotedGet(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return publishing.noted(request.path("nodeId"));
    }
}
