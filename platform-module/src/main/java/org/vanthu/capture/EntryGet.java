package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** An entry with its fields and pages. */
final class EntryGet extends JsonWebScript {
    private final CaptureService service;

    EntryGet(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return service.detail(request.pathNumber("id"));
    }
}
