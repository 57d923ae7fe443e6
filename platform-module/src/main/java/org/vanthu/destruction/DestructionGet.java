package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows a destruction with council and opinions. */
final class DestructionGet extends JsonWebScript {

    private final DestructionViews views;

    DestructionGet(DestructionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.details(request.path("id"));
    }
}
