package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes an agency. */
final class AgencyPut extends JsonWebScript {

    private final Agencies agencies;

    AgencyPut(Agencies agencies) {
        this.agencies = agencies;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return agencies.update(request.path("code"), request.body(AgencyForm.class));
    }
}
