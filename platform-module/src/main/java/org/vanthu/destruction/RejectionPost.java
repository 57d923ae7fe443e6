package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives a list up. */
final class RejectionPost extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    RejectionPost(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        destructions.reject(id, request.body(Destructions.ReasonForm.class));
        return views.details(id);
    }
}
