package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives what an entered document orders. */
final class GivePost extends JsonWebScript {

    private final Entering entering;
    private final DocumentViews views;

    GivePost(Entering entering, DocumentViews views) {
        this.entering = entering;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String nodeId = request.path("nodeId");
        entering.give(nodeId);
        return views.of(nodeId);
    }
}
