package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Plans an inspection. */
final class InspectionsPost extends JsonWebScript {

    private final Inspections inspections;

    InspectionsPost(Inspections inspections) {
        this.inspections = inspections;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(inspections.plan(request.body(Inspections.PlanForm.class)));
    }
}
