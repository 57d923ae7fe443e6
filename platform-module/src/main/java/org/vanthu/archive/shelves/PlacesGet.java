package org.vanthu.archive.shelves;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The stores of an agency. */
final class PlacesGet extends JsonWebScript {

    private final PlaceViews views;

    PlacesGet(PlaceViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.stores(request.required("agency"));
    }
}
