package org.vanthu.deadline;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes an agency back to the shipped rule. */
final class RuleDelete extends JsonWebScript {

    private final DeadlineAdministration administration;

    RuleDelete(DeadlineAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long version = request.queryNumber("version")
                .orElseThrow(() -> InvalidInputException.field("version", "", "shared.error.missing", "version"));
        return administration.reset(request.path("agency"), request.path("code"), version);
    }
}
