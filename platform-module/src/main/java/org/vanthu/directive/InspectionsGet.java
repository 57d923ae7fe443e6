package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists inspections. */
final class InspectionsGet extends JsonWebScript {

    private final Inspections inspections;

    InspectionsGet(Inspections inspections) {
        this.inspections = inspections;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(inspections.list(request.required("agency")));
    }
}
