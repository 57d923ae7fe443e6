package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the agencies. */
final class AgenciesGet extends JsonWebScript {

    private final Agencies agencies;

    AgenciesGet(Agencies agencies) {
        this.agencies = agencies;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(agencies.all());
    }
}
