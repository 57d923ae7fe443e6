package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a step with a line. */
final class StepPost extends JsonWebScript {

    private final Steps steps;
    private final LineDetails details;

    StepPost(Steps steps, LineDetails details) {
        this.steps = steps;
        this.details = details;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long id = request.pathNumber("id");
        steps.take(id, request.path("step"), request.body(StepForm.class));
        return details.after(id);
    }
}
