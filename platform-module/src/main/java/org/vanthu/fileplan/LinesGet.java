package org.vanthu.fileplan;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lines of this year of which the dossier is not opened. */
final class LinesGet extends JsonWebScript {

    private final FilePlanViews views;

    LinesGet(FilePlanViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of(
                "items",
                views.toOpen(request.required("agency"), request.query("q").orElse(null), request.flag("mine")));
    }
}
