package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Decides on a longer time that was asked for. */
final class ExtensionDecisionPost extends JsonWebScript {

    private final Extensions extensions;
    private final LineDetails details;

    ExtensionDecisionPost(Extensions extensions, LineDetails details) {
        this.extensions = extensions;
        this.details = details;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return details.after(extensions.decide(request.pathNumber("id"), request.body(Extensions.DecisionForm.class)));
    }
}
