package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Holds what a query finds, or named dossiers and documents. */
final class HoldsPost extends JsonWebScript {

    private final Holds holds;
    private final RetentionViews views;

    HoldsPost(Holds holds, RetentionViews views) {
        this.holds = holds;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(views.hold(holds.place(request.body(Holds.HoldForm.class))));
    }
}
