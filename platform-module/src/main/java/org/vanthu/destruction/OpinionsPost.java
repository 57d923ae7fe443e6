package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Enters what a member of the council thinks of dossiers. */
final class OpinionsPost extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    OpinionsPost(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        destructions.opine(id, request.body(Destructions.OpinionForm.class));
        return views.details(id);
    }
}
