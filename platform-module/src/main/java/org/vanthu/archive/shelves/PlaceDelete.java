package org.vanthu.archive.shelves;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Removes a place in which there is nothing. */
final class PlaceDelete extends JsonWebScript {

    private final Places places;

    PlaceDelete(Places places) {
        this.places = places;
    }

    @Override
    protected Object handle(JsonRequest request) {
        places.remove(request.path("id"));
        return Map.of();
    }
}
