package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows how an agency works inside. */
final class ProcessGet extends JsonWebScript {

    private final AgencyProcess process;

    ProcessGet(AgencyProcess process) {
        this.process = process;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return process.get(request.path("code"));
    }
}
