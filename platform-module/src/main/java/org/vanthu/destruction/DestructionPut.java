package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes the explanatory note of a list. */
final class DestructionPut extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    DestructionPut(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        destructions.change(id, request.body(Destructions.ProposalForm.class));
        return views.details(id);
    }
}
