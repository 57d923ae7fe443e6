package org.vanthu.publication;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows whether the result of a document is kept back, and the code of its receipt. */
final class DocumentNotedGet extends JsonWebScript {

    private final Noting noting;

    DocumentNotedGet(Noting noting) {
        this.noting = noting;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return noting.noted(request.path("nodeId"));
    }
}
