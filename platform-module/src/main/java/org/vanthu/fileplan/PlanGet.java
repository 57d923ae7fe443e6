package org.vanthu.fileplan;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One list of dossiers with its lines. */
final class PlanGet extends JsonWebScript {

    private final FilePlanViews views;

    PlanGet(FilePlanViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.details(request.path("id"));
    }
}
