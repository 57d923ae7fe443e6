package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists the dossiers that the person may see. */
final class DossiersGet extends JsonWebScript {

    private final DossierQueries queries;

    DossiersGet(DossierQueries queries) {
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return queries.list(
                new DossierQueries.Filter(
                        request.required("agency"),
                        request.query("scope").orElse("mine"),
                        request.query("state"),
                        request.query("kind"),
                        request.queryNumber("year").map(Long::intValue),
                        request.query("owner"),
                        request.query("q"),
                        request.flag("reply")),
                request.keyset());
    }
}
