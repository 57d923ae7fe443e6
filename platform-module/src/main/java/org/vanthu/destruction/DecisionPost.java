package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Decides the destruction, as the head of the agency. */
final class DecisionPost extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    DecisionPost(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        destructions.decide(id, request.body(Destructions.DecisionForm.class));
        return views.details(id);
    }
}
