package org.vanthu.fileplan;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes that the person has seen the list. */
final class PlanSeenPost extends JsonWebScript {

    private final FilePlans plans;

    PlanSeenPost(FilePlans plans) {
        this.plans = plans;
    }

    @Override
    protected Object handle(JsonRequest request) {
        plans.seen(request.path("id"));
        return Reply.noContent();
    }
}
