package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tries again what failed. */
final class EntryRetryPost extends JsonWebScript {
    private final CaptureService service;

    EntryRetryPost(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return service.retry(request.pathNumber("id"));
    }
}
