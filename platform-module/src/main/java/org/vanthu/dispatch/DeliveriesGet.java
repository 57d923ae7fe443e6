package org.vanthu.dispatch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists what an agency has on its way. */
final class DeliveriesGet extends JsonWebScript {

    private final DispatchViews views;

    DeliveriesGet(DispatchViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.deliveries(request);
    }
}
