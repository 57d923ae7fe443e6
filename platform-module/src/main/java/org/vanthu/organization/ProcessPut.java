package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes how an agency works inside. */
final class ProcessPut extends JsonWebScript {

    private final AgencyProcess process;

    ProcessPut(AgencyProcess process) {
        this.process = process;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return process.change(request.path("code"), request.body(AgencyProcess.ProcessForm.class));
    }
}
