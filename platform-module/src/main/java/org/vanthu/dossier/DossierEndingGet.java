package org.vanthu.dossier;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tells what stands against the end of a dossier. */
final class DossierEndingGet extends JsonWebScript {

    private final DossierEnding ending;

    DossierEndingGet(DossierEnding ending) {
        this.ending = ending;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("obstacles", ending.check(request.path("id")));
    }
}
