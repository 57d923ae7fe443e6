package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes the data of a dossier. */
final class DossierPut extends JsonWebScript {

    private final Dossiers dossiers;
    private final DossierQueries queries;

    DossierPut(Dossiers dossiers, DossierQueries queries) {
        this.dossiers = dossiers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        dossiers.change(id, request.body(Dossiers.DossierForm.class));
        return queries.details(id);
    }
}
