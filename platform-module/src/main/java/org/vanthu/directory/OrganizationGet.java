package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One organisation of the directory. */
final class OrganizationGet extends JsonWebScript {

    private final Views views;

    OrganizationGet(Views views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.one(request.path("code"));
    }
}
