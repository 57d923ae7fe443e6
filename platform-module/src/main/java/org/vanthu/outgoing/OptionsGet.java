package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What the form of a draft offers. */
final class OptionsGet extends JsonWebScript {

    private final OutgoingViews views;

    OptionsGet(OutgoingViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.options(request.required("agency"));
    }
}
