package org.vanthu.deadline;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Shows the deadline rules of an agency. */
final class RulesGet extends JsonWebScript {

    private final DeadlineAdministration administration;

    RulesGet(DeadlineAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(administration.list(request.path("agency")));
    }
}
