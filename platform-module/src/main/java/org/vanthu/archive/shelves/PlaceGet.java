package org.vanthu.archive.shelves;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** A place with what is in it. */
final class PlaceGet extends JsonWebScript {

    private final Places places;
    private final PlaceViews views;

    PlaceGet(Places places, PlaceViews views) {
        this.places = places;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.of(places.readable(request.path("id")));
    }
}
