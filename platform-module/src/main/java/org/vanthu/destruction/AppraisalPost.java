package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Enters what the competent archive answered. */
final class AppraisalPost extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    AppraisalPost(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        destructions.appraise(id, request.body(Destructions.AppraisalForm.class));
        return views.details(id);
    }
}
