package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One line with all about it. */
final class LineGet extends JsonWebScript {

    private final LineDetails details;

    LineGet(LineDetails details) {
        this.details = details;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return details.of(request.pathNumber("id"));
    }
}
