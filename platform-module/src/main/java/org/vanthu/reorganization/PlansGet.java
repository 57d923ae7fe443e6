package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** The reorganizations of an agency. */
final class PlansGet extends JsonWebScript {

    private final Reorganizations reorganizations;

    PlansGet(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(reorganizations.list(request.required("agency")).stream()
                .map(reorganizations::view)
                .toList());
    }
}
