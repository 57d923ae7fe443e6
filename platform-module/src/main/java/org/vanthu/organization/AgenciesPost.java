package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Creates an agency. */
final class AgenciesPost extends JsonWebScript {

    private final Agencies agencies;

    AgenciesPost(Agencies agencies) {
        this.agencies = agencies;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(agencies.create(request.body(AgencyForm.class)));
    }
}
