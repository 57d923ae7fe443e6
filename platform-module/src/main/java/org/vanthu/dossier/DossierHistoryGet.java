package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Tells what was done in a dossier. */
final class DossierHistoryGet extends JsonWebScript {

    private final DossierQueries queries;

    DossierHistoryGet(DossierQueries queries) {
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(queries.history(request.path("id")));
    }
}
