package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Puts dossiers on the list, named ones or all that are expired. */
final class ItemsPost extends JsonWebScript {

    private final Destructions destructions;

    ItemsPost(Destructions destructions) {
        this.destructions = destructions;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return destructions.add(request.path("id"), request.body(Destructions.AddForm.class));
    }
}
