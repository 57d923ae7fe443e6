package org.vanthu.delegation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Records a delegation. */
final class DelegationsPost extends JsonWebScript {

    private final DelegationAdministration administration;

    DelegationsPost(DelegationAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(administration.grant(request.body(DelegationAdministration.DelegationForm.class)));
    }
}
