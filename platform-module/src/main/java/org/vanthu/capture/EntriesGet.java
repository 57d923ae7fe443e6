package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists what came in. */
final class EntriesGet extends JsonWebScript {
    private final CaptureService service;

    EntriesGet(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return service.list(request.required("agency"), request.query("state").orElse("waiting"), request.keyset());
    }
}
