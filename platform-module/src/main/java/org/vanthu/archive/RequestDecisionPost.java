package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Grants a request or refuses it. */
final class RequestDecisionPost extends JsonWebScript {

    private final ReadingRequests requests;

    RequestDecisionPost(ReadingRequests requests) {
        this.requests = requests;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return requests.details(requests.decide(request.path("id"), request.body(ReadingRequests.DecisionForm.class)));
    }
}
