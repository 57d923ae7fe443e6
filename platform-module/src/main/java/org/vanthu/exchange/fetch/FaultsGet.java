package org.vanthu.exchange.fetch;

import org.vanthu.exchange.connector.Faults;
import org.vanthu.organization.Access;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** What could not be delivered, fetched or read lately, for administrators of the site. */
final class FaultsGet extends JsonWebScript {

    private final Faults faults;
    private final Access access;

    FaultsGet(Faults faults, Access access) {
        this.faults = faults;
        this.access = access;
    }

    @Override
    protected Object handle(JsonRequest request) {
        access.requireSiteAdmin();
        return Page.all(faults.last());
    }
}
