package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Creates a unit. */
final class UnitsPost extends JsonWebScript {

    private final Units units;

    UnitsPost(Units units) {
        this.units = units;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(units.create(request.path("code"), request.body(Units.UnitForm.class)));
    }
}
