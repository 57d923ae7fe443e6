package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists destructions, the latest first. */
final class DestructionsGet extends JsonWebScript {

    private final DestructionViews views;

    DestructionsGet(DestructionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.list(request.required("agency"), request.keyset());
    }
}
