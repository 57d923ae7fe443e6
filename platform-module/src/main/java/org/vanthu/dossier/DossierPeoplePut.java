package org.vanthu.dossier;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Says who takes part in a dossier. */
final class DossierPeoplePut extends JsonWebScript {

    private final Dossiers dossiers;
    private final DossierQueries queries;

    DossierPeoplePut(Dossiers dossiers, DossierQueries queries) {
        this.dossiers = dossiers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        Form form = request.body(Form.class);
        dossiers.setPeople(id, form.people() == null ? List.of() : form.people(), Words.version(form.version()));
        return queries.details(id);
    }

    /** The body. */
    record Form(
            @Nullable List<Dossiers.PersonForm> people,
            @Nullable Long version) {}
}
