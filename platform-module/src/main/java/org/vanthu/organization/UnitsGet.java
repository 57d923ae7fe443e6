package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the units of an agency. */
final class UnitsGet extends JsonWebScript {

    private final Agencies agencies;
    private final Units units;

    UnitsGet(Agencies agencies, Units units) {
        this.agencies = agencies;
        this.units = units;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(units.of(agencies.get(request.path("code")).code()));
    }
}
