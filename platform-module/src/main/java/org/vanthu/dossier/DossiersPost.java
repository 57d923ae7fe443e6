package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Opens a dossier, with documents or from nothing. */
final class DossiersPost extends JsonWebScript {

    private final Dossiers dossiers;
    private final DossierQueries queries;

    DossiersPost(Dossiers dossiers, DossierQueries queries) {
        this.dossiers = dossiers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Dossier dossier = dossiers.open(request.body(NewDossier.class));
        return Reply.created(queries.details(dossier.id()));
    }
}
