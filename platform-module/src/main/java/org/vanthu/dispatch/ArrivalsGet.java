package org.vanthu.dispatch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists what came to an agency from others. */
final class ArrivalsGet extends JsonWebScript {

    private final DispatchViews views;

    ArrivalsGet(DispatchViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.arrivals(request);
    }
}
