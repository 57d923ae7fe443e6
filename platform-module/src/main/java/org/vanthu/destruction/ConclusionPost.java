package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Enters what the council concluded. */
final class ConclusionPost extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    ConclusionPost(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        destructions.conclude(id, request.body(Destructions.MinutesForm.class));
        return views.details(id);
    }
}
