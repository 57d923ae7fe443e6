package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The organisations of the directory. */
final class OrganizationsGet extends JsonWebScript {

    private final Views views;

    OrganizationsGet(Views views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String state = request.query("state").orElse(Entry.OPEN);
        return views.list(state, request.query("q").orElse(""), request.keyset());
    }
}
