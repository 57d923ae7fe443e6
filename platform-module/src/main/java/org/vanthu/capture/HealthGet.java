package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Whether capture works. */
final class HealthGet extends JsonWebScript {
    private final CaptureService service;

    HealthGet(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return service.health(request.required("agency"));
    }
}
