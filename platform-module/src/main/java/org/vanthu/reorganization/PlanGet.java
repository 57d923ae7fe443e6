package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One reorganization: what there is to do in the year. */
final class PlanGet extends JsonWebScript {

    private final Reorganizations reorganizations;

    PlanGet(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reorganizations.view(reorganizations.get(request.pathNumber("id")));
    }
}
