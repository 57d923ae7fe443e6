package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Says for whom dossiers are to be open when the reorganization has ended them. */
final class LevelsPost extends JsonWebScript {

    private final Reorganizations reorganizations;

    LevelsPost(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reorganizations.view(
                reorganizations.review(request.pathNumber("id"), request.body(Reorganizations.LevelForm.class)));
    }
}
