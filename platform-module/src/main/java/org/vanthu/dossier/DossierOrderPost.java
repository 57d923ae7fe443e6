package org.vanthu.dossier;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives the documents of a dossier a new order. */
final class DossierOrderPost extends JsonWebScript {

    private final Dossiers dossiers;
    private final DossierQueries queries;

    DossierOrderPost(Dossiers dossiers, DossierQueries queries) {
        this.dossiers = dossiers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        Form form = request.body(Form.class);
        dossiers.order(id, form.documents() == null ? List.of() : form.documents(), Words.version(form.version()));
        return queries.details(id);
    }

    /** The body. */
    record Form(@Nullable List<String> documents, @Nullable Long version) {}
}
