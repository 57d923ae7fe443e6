package org.vanthu.dispatch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows how far an issued document has come at its recipients. */
final class DocumentGet extends JsonWebScript {

    private final DispatchViews views;

    DocumentGet(DispatchViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.document(request.path("nodeId"));
    }
}
