package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What a document orders. */
final class DocumentGet extends JsonWebScript {

    private final DocumentViews views;

    DocumentGet(DocumentViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.of(request.path("nodeId"));
    }
}
