package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Decides about proposals. */
final class FilingsPost extends JsonWebScript {

    private final Reorganizations reorganizations;

    FilingsPost(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reorganizations.view(
                reorganizations.decide(request.pathNumber("id"), request.body(Reorganizations.DecisionForm.class)));
    }
}
