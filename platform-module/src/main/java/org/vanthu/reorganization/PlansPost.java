package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Begins the reorganization of a year. */
final class PlansPost extends JsonWebScript {

    private final Reorganizations reorganizations;

    PlansPost(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(
                reorganizations.view(reorganizations.begin(request.body(Reorganizations.BeginForm.class))));
    }
}
