package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows one dossier with everything in it. */
final class DossierGet extends JsonWebScript {

    private final DossierQueries queries;

    DossierGet(DossierQueries queries) {
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return queries.details(request.path("id"));
    }
}
