package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a dossier off the list. */
final class ItemRemovalPost extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    ItemRemovalPost(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        destructions.remove(
                id,
                request.path("dossier"),
                request.body(Destructions.ReasonForm.class).version());
        return views.details(id);
    }
}
