package org.vanthu.archive.shelves;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Where the papers of a dossier are. */
final class WhereGet extends JsonWebScript {

    private final PlaceViews views;

    WhereGet(PlaceViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.where(request.path("id"));
    }
}
