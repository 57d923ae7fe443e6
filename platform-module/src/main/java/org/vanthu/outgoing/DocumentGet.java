package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows an outgoing document. */
final class DocumentGet extends JsonWebScript {

    private final OutgoingViews views;

    DocumentGet(OutgoingViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.document(request.path("nodeId"));
    }
}
