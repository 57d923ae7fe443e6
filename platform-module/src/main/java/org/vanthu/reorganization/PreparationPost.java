package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Prepares a reorganization anew. */
final class PreparationPost extends JsonWebScript {

    private final Reorganizations reorganizations;

    PreparationPost(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reorganizations.view(reorganizations.prepareAgain(
                request.pathNumber("id"), request.body(Reorganizations.PrepareForm.class)));
    }
}
