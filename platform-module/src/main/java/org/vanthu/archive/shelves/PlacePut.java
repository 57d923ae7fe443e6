package org.vanthu.archive.shelves;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Renames a place, or moves it with everything in it. */
final class PlacePut extends JsonWebScript {

    private final Places places;
    private final PlaceViews views;

    PlacePut(Places places, PlaceViews views) {
        this.places = places;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.of(places.change(request.path("id"), request.body(Places.PlaceForm.class)));
    }
}
