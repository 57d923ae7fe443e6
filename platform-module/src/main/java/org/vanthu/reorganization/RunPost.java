package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Proposes the run. */
final class RunPost extends JsonWebScript {

    private final Reorganizations reorganizations;

    RunPost(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reorganizations.view(reorganizations.propose(
                request.pathNumber("id"),
                request.body(Reorganizations.PrepareForm.class).version()));
    }
}
