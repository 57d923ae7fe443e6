package org.vanthu.dispatch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Decides about a document that its sender calls back. */
final class DecisionPost extends JsonWebScript {

    private final Dispatching dispatching;
    private final DispatchViews views;

    DecisionPost(Dispatching dispatching, DispatchViews views) {
        this.dispatching = dispatching;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long id = request.pathNumber("id");
        return views.view(dispatching.decide(id, request.body(ReasonForm.class)));
    }
}
