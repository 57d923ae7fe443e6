package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists the dossiers of a destruction with what stands against each today. */
final class ItemsGet extends JsonWebScript {

    private final DestructionViews views;

    ItemsGet(DestructionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.items(request.path("id"), request.keyset());
    }
}
