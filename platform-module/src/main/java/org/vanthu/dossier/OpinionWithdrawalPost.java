package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Withdraws a question that was not answered. */
final class OpinionWithdrawalPost extends JsonWebScript {

    private final DossierOpinions opinions;

    OpinionWithdrawalPost(DossierOpinions opinions) {
        this.opinions = opinions;
    }

    @Override
    protected Object handle(JsonRequest request) {
        opinions.withdraw(request.path("id"), request.body(ReasonForm.class).reason());
        return Reply.noContent();
    }
}
