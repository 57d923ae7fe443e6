package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows for how long a dossier is kept and why. */
final class RetentionGet extends JsonWebScript {

    private final RetentionViews views;

    RetentionGet(RetentionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.dossier(request.path("id"));
    }
}
