package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Asks people for their opinion inside a dossier. */
final class DossierOpinionsPost extends JsonWebScript {

    private final DossierOpinions opinions;
    private final DossierQueries queries;

    DossierOpinionsPost(DossierOpinions opinions, DossierQueries queries) {
        this.opinions = opinions;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        opinions.ask(id, request.body(DossierOpinions.AskForm.class));
        return queries.details(id);
    }
}
