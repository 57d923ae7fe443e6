package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists the outgoing register. */
final class RegisterGet extends JsonWebScript {

    private final OutgoingViews views;

    RegisterGet(OutgoingViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.register(request);
    }
}
