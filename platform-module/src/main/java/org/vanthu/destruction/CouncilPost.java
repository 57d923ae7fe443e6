package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives the list to a council. */
final class CouncilPost extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    CouncilPost(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        destructions.council(id, request.body(Destructions.CouncilForm.class));
        return views.details(id);
    }
}
