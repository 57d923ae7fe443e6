package org.vanthu.dossier;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Awaits a reply to a document until the dossier is ended. */
final class DossierReplyPost extends JsonWebScript {

    private final Dossiers dossiers;
    private final DossierQueries queries;

    DossierReplyPost(Dossiers dossiers, DossierQueries queries) {
        this.dossiers = dossiers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        Form form = request.body(Form.class);
        dossiers.awaitReply(
                id, DossierNodes.ref(request.path("nodeId")), form.due(), !Boolean.FALSE.equals(form.awaited()));
        return queries.details(id);
    }

    /** The body. */
    record Form(@Nullable LocalDate due, @Nullable Boolean awaited) {}
}
