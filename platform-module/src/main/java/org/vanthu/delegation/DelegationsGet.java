package org.vanthu.delegation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the delegations that the person may see. */
final class DelegationsGet extends JsonWebScript {

    private final DelegationAdministration administration;

    DelegationsGet(DelegationAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        boolean running = request.query("state").filter("running"::equals).isPresent();
        return Page.all(administration.list(request.required("agency"), running));
    }
}
