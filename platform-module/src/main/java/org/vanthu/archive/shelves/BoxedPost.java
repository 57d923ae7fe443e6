package org.vanthu.archive.shelves;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Puts dossiers into a box, or takes them out. */
final class BoxedPost extends JsonWebScript {

    private final Places places;

    BoxedPost(Places places) {
        this.places = places;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("moved", places.put(request.body(Places.PutForm.class)));
    }
}
