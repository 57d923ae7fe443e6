package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes a directive that was not given yet. */
final class DirectivePut extends JsonWebScript {

    private final Drafting drafting;
    private final DocumentViews views;

    DirectivePut(Drafting drafting, DocumentViews views) {
        this.drafting = drafting;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.one(drafting.change(request.pathNumber("id"), request.body(DirectiveForm.class)));
    }
}
