package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One agency. */
final class AgencyGet extends JsonWebScript {

    private final Agencies agencies;

    AgencyGet(Agencies agencies) {
        this.agencies = agencies;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return agencies.get(request.path("code"));
    }
}
