package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Ends a hold. */
final class HoldReleasePost extends JsonWebScript {

    private final Holds holds;
    private final RetentionViews views;

    HoldReleasePost(Holds holds, RetentionViews views) {
        this.holds = holds;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        ReasonForm form = request.body(ReasonForm.class);
        return views.hold(holds.release(request.path("id"), form.reason(), form.version()));
    }
}
