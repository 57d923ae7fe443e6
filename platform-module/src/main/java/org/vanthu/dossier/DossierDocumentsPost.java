package org.vanthu.dossier;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Puts documents into a dossier. */
final class DossierDocumentsPost extends JsonWebScript {

    private final Dossiers dossiers;
    private final DossierQueries queries;

    DossierDocumentsPost(Dossiers dossiers, DossierQueries queries) {
        this.dossiers = dossiers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        Form form = request.body(Form.class);
        dossiers.add(id, form.documents() == null ? List.of() : form.documents(), form.note());
        return queries.details(id);
    }

    /** The body. */
    record Form(@Nullable List<String> documents, @Nullable String note) {}
}
