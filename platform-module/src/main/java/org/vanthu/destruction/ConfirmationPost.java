package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lets the destruction be executed, with the password typed again. */
final class ConfirmationPost extends JsonWebScript {

    private final Execution execution;
    private final DestructionViews views;

    ConfirmationPost(Execution execution, DestructionViews views) {
        this.execution = execution;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        execution.confirm(id, request.body(Execution.ConfirmForm.class));
        return views.details(id);
    }
}
