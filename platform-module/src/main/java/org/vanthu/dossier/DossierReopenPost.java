package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Opens an ended dossier again, with a reason. */
final class DossierReopenPost extends JsonWebScript {

    private final DossierEnding ending;
    private final DossierQueries queries;

    DossierReopenPost(DossierEnding ending, DossierQueries queries) {
        this.ending = ending;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        ReasonForm form = request.body(ReasonForm.class);
        ending.reopen(id, form.reason(), form.version());
        return queries.details(id);
    }
}
