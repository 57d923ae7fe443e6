package org.vanthu.fileplan;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists of dossiers of the years of an agency. */
final class PlansGet extends JsonWebScript {

    private final FilePlanViews views;

    PlansGet(FilePlanViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("items", views.plans(request.required("agency")));
    }
}
