package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes an organisation of the directory. */
final class OrganizationPut extends JsonWebScript {

    private final Keeping keeping;
    private final Views views;

    OrganizationPut(Keeping keeping, Views views) {
        this.keeping = keeping;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.one(keeping.change(request.path("code"), request.body(OrganizationForm.class)));
    }
}
