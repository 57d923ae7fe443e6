package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists documents on their way. */
final class DraftsGet extends JsonWebScript {

    private final OutgoingViews views;

    DraftsGet(OutgoingViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.list(request);
    }
}
