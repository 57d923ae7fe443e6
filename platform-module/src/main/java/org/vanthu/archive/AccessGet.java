package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** For whom a dossier is open. */
final class AccessGet extends JsonWebScript {

    private final AccessViews views;

    AccessGet(AccessViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.of(request.path("id"));
    }
}
