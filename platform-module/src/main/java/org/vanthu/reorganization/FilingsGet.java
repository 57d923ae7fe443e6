package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Documents of the year that are in no dossier, and what is proposed. */
final class FilingsGet extends JsonWebScript {

    private final Reorganizations reorganizations;

    FilingsGet(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Plan plan = reorganizations.get(request.pathNumber("id"));
        return reorganizations.filings(plan, request.query("state").orElse(Filing.PROPOSED), request.keyset());
    }
}
