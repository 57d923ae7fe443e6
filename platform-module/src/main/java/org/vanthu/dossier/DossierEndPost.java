package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Ends a dossier. */
final class DossierEndPost extends JsonWebScript {

    private final DossierEnding ending;
    private final DossierQueries queries;

    DossierEndPost(DossierEnding ending, DossierQueries queries) {
        this.ending = ending;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        ending.end(id, request.body(DossierEnding.EndForm.class));
        return queries.details(id);
    }
}
