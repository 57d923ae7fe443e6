package org.vanthu.archive.shelves;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Where the papers of the dossiers of a submission are. */
final class BoxedGet extends JsonWebScript {

    private final PlaceViews views;

    BoxedGet(PlaceViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.ofSubmission(request.required("agency"), request.required("submission"));
    }
}
