package org.vanthu.delegation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Says for whom the signed-in person may act now, and what. */
final class PrincipalsGet extends JsonWebScript {

    private final DelegationAdministration administration;

    PrincipalsGet(DelegationAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(administration.principals(request.required("agency")));
    }
}
