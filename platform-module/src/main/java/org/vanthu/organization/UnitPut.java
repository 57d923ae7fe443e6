package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes a unit. */
final class UnitPut extends JsonWebScript {

    private final Units units;

    UnitPut(Units units) {
        this.units = units;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return units.update(request.path("code"), request.path("unit"), request.body(Units.UnitForm.class));
    }
}
