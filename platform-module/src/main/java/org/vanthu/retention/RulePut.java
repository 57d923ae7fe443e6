package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes a row of a schedule of the agency. */
final class RulePut extends JsonWebScript {

    private final Schedules schedules;

    RulePut(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return RetentionViews.rule(schedules.change(
                request.required("agency"), request.path("id"), request.body(Schedules.RuleForm.class)));
    }
}
