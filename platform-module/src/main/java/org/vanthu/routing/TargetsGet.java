package org.vanthu.routing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Units and people to whom work can be given. */
final class TargetsGet extends JsonWebScript {

    private final Targets targets;

    TargetsGet(Targets targets) {
        this.targets = targets;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(
                targets.find(request.required("agency"), request.query("q").orElse(""), request.query("unit")));
    }
}
