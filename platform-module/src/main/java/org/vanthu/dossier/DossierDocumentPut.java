package org.vanthu.dossier;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Sets the note of a document in a dossier. */
final class DossierDocumentPut extends JsonWebScript {

    private final Dossiers dossiers;
    private final DossierQueries queries;

    DossierDocumentPut(Dossiers dossiers, DossierQueries queries) {
        this.dossiers = dossiers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        dossiers.annotate(id, request.path("nodeId"), request.body(Form.class).note());
        return queries.details(id);
    }

    /** The body. */
    record Form(@Nullable String note) {}
}
