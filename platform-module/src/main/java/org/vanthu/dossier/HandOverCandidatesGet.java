package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the dossiers of somebody who leaves. */
final class HandOverCandidatesGet extends JsonWebScript {

    private final HandOvers handOvers;
    private final DossierQueries queries;

    HandOverCandidatesGet(HandOvers handOvers, DossierQueries queries) {
        this.handOvers = handOvers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(queries.rows(handOvers.candidates(request.required("agency"), request.required("from"))));
    }
}
