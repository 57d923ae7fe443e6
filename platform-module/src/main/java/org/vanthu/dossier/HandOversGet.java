package org.vanthu.dossier;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists the hand-overs that the person may see. */
final class HandOversGet extends JsonWebScript {

    private final HandOvers handOvers;
    private final DossierQueries queries;

    HandOversGet(HandOvers handOvers, DossierQueries queries) {
        this.handOvers = handOvers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String agency = request.required("agency");
        return Map.of("items", queries.named(handOvers.list(agency)));
    }
}
