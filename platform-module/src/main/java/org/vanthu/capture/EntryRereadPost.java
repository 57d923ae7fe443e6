package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Recognises the text anew. */
final class EntryRereadPost extends JsonWebScript {
    private final CaptureService service;

    EntryRereadPost(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return service.reread(request.pathNumber("id"));
    }
}
