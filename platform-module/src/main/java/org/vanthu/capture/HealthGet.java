package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Whether capture works. */
final class HealthGet extends JsonWebScript {
    private final CaptureHealth health;

    HealthGet(CaptureHealth health) {
        this.health = health;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return health.health(request.required("agency"));
    }
}
