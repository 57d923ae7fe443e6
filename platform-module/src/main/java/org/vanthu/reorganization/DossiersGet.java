package org.vanthu.reorganization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The dossiers of the year. */
final class DossiersGet extends JsonWebScript {

    private final Reorganizations reorganizations;

    DossiersGet(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Plan plan = reorganizations.get(request.pathNumber("id"));
        return reorganizations.dossiers(plan, request.query("q").orElse(null), request.keyset());
    }
}
