package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Adds a directive to a document. */
final class DirectivesPost extends JsonWebScript {

    private final Drafting drafting;
    private final DocumentViews views;

    DirectivesPost(Drafting drafting, DocumentViews views) {
        this.drafting = drafting;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(views.one(drafting.add(request.path("nodeId"), request.body(DirectiveForm.class))));
    }
}
