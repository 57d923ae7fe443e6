package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists holds, the latest first. */
final class HoldsGet extends JsonWebScript {

    private final Holds holds;
    private final RetentionViews views;

    HoldsGet(Holds holds, RetentionViews views) {
        this.holds = holds;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return holds.list(request.required("agency"), request.flag("lasting"), request.keyset())
                .map(views::hold);
    }
}
