package org.vanthu.archive.preservation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tells how the files of an agency's archive are. */
final class HealthGet extends JsonWebScript {

    private final Fixity fixity;

    HealthGet(Fixity fixity) {
        this.fixity = fixity;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return fixity.health(request.required("agency"));
    }
}
