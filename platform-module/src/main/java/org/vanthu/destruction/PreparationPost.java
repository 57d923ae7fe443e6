package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Proposes the execution and begins its dry run. */
final class PreparationPost extends JsonWebScript {

    private final Execution execution;
    private final DestructionViews views;

    PreparationPost(Execution execution, DestructionViews views) {
        this.execution = execution;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        execution.prepare(id, request.body(Destructions.ReasonForm.class).version());
        return views.details(id);
    }
}
