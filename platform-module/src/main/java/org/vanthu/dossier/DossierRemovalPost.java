package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a document out of a dossier, with a reason. */
final class DossierRemovalPost extends JsonWebScript {

    private final Dossiers dossiers;
    private final DossierQueries queries;

    DossierRemovalPost(Dossiers dossiers, DossierQueries queries) {
        this.dossiers = dossiers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        ReasonForm form = request.body(ReasonForm.class);
        dossiers.remove(id, request.path("nodeId"), form.reason(), Words.version(form.version()));
        return queries.details(id);
    }
}
