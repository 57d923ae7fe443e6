package org.vanthu.dossier;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives the opinion that the person was asked for. */
final class OpinionAnswerPost extends JsonWebScript {

    private final DossierOpinions opinions;

    OpinionAnswerPost(DossierOpinions opinions) {
        this.opinions = opinions;
    }

    @Override
    protected Object handle(JsonRequest request) {
        opinions.answer(request.path("id"), request.body(Form.class).answer());
        return Reply.noContent();
    }

    /** The body. */
    record Form(@Nullable String answer) {}
}
