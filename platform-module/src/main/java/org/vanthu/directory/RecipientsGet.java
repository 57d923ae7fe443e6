package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** What the field of recipients offers. */
final class RecipientsGet extends JsonWebScript {

    private final Views views;

    RecipientsGet(Views views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(
                views.recipients(request.required("agency"), request.query("q").orElse("")));
    }
}
