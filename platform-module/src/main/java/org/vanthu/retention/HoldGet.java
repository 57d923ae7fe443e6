package org.vanthu.retention;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows a hold and a page of what it holds. */
final class HoldGet extends JsonWebScript {

    private final Holds holds;
    private final RetentionViews views;

    HoldGet(Holds holds, RetentionViews views) {
        this.holds = holds;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        return Map.of("hold", views.hold(holds.get(id)), "items", holds.items(id, request.keyset()));
    }
}
