package org.vanthu.deadline;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes a deadline rule for an agency. */
final class RulePut extends JsonWebScript {

    private final DeadlineAdministration administration;

    RulePut(DeadlineAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return administration.change(
                request.path("agency"), request.path("code"), request.body(DeadlineAdministration.RuleForm.class));
    }
}
