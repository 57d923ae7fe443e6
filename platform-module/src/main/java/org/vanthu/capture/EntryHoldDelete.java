package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tells colleagues that the caller has left an entry. */
final class EntryHoldDelete extends JsonWebScript {
    private final CaptureService service;

    EntryHoldDelete(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        service.release(request.pathNumber("id"));
        return Reply.noContent();
    }
}
