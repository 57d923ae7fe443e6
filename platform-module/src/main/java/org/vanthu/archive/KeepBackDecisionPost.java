package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Allows dossiers to be kept back, or refuses it. */
final class KeepBackDecisionPost extends JsonWebScript {

    private final KeepBacks keepBacks;

    KeepBackDecisionPost(KeepBacks keepBacks) {
        this.keepBacks = keepBacks;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return keepBacks.decide(request.path("id"), request.body(KeepBacks.DecisionForm.class));
    }
}
