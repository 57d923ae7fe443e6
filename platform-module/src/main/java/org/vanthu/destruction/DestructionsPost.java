package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Begins a list of records to be destroyed. */
final class DestructionsPost extends JsonWebScript {

    private final Destructions destructions;
    private final DestructionViews views;

    DestructionsPost(Destructions destructions, DestructionViews views) {
        this.destructions = destructions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Destruction one = destructions.propose(request.body(Destructions.ProposalForm.class));
        return Reply.created(views.details(one.id()));
    }
}
