package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Says what is to become of dossiers. */
final class ChoicesPost extends JsonWebScript {

    private final Reorganizations reorganizations;

    ChoicesPost(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reorganizations.view(
                reorganizations.choose(request.pathNumber("id"), request.body(Reorganizations.ChoiceForm.class)));
    }
}
