package org.vanthu.archive.shelves;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Makes a store, a shelf or a box. */
final class PlacesPost extends JsonWebScript {

    private final Places places;
    private final PlaceViews views;

    PlacesPost(Places places, PlaceViews views) {
        this.places = places;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(views.of(places.make(request.body(Places.PlaceForm.class))));
    }
}
