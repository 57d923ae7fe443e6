package org.vanthu.dispatch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tries a delivery again at once. */
final class RetryPost extends JsonWebScript {

    private final Dispatching dispatching;
    private final DispatchViews views;

    RetryPost(Dispatching dispatching, DispatchViews views) {
        this.dispatching = dispatching;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long id = request.pathNumber("id");
        return views.view(dispatching.retry(id, request.body(ReasonForm.class)));
    }
}
