package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a step of an inspection. */
final class InspectionStepPost extends JsonWebScript {

    private final Inspections inspections;

    InspectionStepPost(Inspections inspections) {
        this.inspections = inspections;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return inspections.take(request.pathNumber("id"), request.path("step"), request.body(StepForm.class));
    }
}
