package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Deletes a directive that was not given yet. */
final class DirectiveDelete extends JsonWebScript {

    private final Drafting drafting;

    DirectiveDelete(Drafting drafting) {
        this.drafting = drafting;
    }

    @Override
    protected Object handle(JsonRequest request) {
        drafting.delete(request.pathNumber("id"), request.queryNumber("version").orElse(null));
        return Reply.noContent();
    }
}
