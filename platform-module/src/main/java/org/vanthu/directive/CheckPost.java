package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes that what a document orders was compared with its approved text. */
final class CheckPost extends JsonWebScript {

    private final Checking checking;
    private final DocumentViews views;

    CheckPost(Checking checking, DocumentViews views) {
        this.checking = checking;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String nodeId = request.path("nodeId");
        checking.check(nodeId, request.body(Checking.CheckForm.class));
        return views.of(nodeId);
    }
}
