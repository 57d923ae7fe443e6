package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tells in which dossiers a document is and to what it is tied. */
final class DocumentDossiersGet extends JsonWebScript {

    private final DossierQueries queries;

    DocumentDossiersGet(DossierQueries queries) {
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return queries.ofDocument(DossierNodes.ref(request.path("nodeId")));
    }
}
