package org.vanthu.dispatch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives a delivery up that does not arrive. */
final class GiveUpPost extends JsonWebScript {

    private final Dispatching dispatching;
    private final DispatchViews views;

    GiveUpPost(Dispatching dispatching, DispatchViews views) {
        this.dispatching = dispatching;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long id = request.pathNumber("id");
        return views.view(dispatching.giveUp(id, request.body(ReasonForm.class)));
    }
}
