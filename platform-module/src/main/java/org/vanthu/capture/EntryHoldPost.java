package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tells colleagues that the caller has an entry open, and the caller who else has. */
final class EntryHoldPost extends JsonWebScript {
    private final CaptureService service;

    EntryHoldPost(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return service.hold(request.pathNumber("id"));
    }
}
