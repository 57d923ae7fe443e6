package org.vanthu.retention;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Proposes that dossiers are reckoned anew by a schedule. */
final class RecalculationsPost extends JsonWebScript {

    private final Recalculations recalculations;

    RecalculationsPost(Recalculations recalculations) {
        this.recalculations = recalculations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(Map.of(
                "run",
                String.valueOf(recalculations
                        .propose(request.body(Recalculations.ProposalForm.class))
                        .id())));
    }
}
