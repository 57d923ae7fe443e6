package org.vanthu.dossier;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes down something that belongs to the matter. */
final class DossierNotesPost extends JsonWebScript {

    private final DossierOpinions opinions;
    private final DossierQueries queries;

    DossierNotesPost(DossierOpinions opinions, DossierQueries queries) {
        this.opinions = opinions;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        Form form = request.body(Form.class);
        opinions.note(id, form.text(), form.document());
        return queries.details(id);
    }

    /** The body. */
    record Form(@Nullable String text, @Nullable String document) {}
}
