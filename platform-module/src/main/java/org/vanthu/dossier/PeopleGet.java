package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Finds people of the agency to ask. */
final class PeopleGet extends JsonWebScript {

    private final DossierQueries queries;

    PeopleGet(DossierQueries queries) {
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(
                queries.people(request.required("agency"), request.query("q").orElse("")));
    }
}
