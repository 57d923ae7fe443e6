package org.vanthu.delegation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Ends a delegation. */
final class DelegationRevokePost extends JsonWebScript {

    private final DelegationAdministration administration;

    DelegationRevokePost(DelegationAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return administration.revoke(
                request.path("id"),
                request.body(DelegationAdministration.RevokeForm.class).reason());
    }
}
