package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives an organisation another identifier, merges, closes or opens it again. */
final class StepPost extends JsonWebScript {

    private final Keeping keeping;
    private final Views views;

    StepPost(Keeping keeping, Views views) {
        this.keeping = keeping;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.one(
                keeping.step(request.path("code"), request.path("step"), request.body(Keeping.StepForm.class)));
    }
}
