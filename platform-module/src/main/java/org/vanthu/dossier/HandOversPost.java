package org.vanthu.dossier;

import java.util.List;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Hands over the dossiers of somebody who leaves. */
final class HandOversPost extends JsonWebScript {

    private final HandOvers handOvers;
    private final DossierQueries queries;

    HandOversPost(HandOvers handOvers, DossierQueries queries) {
        this.handOvers = handOvers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(queries.named(List.of(handOvers.handOver(request.body(HandOvers.HandOverForm.class))))
                .get(0));
    }
}
