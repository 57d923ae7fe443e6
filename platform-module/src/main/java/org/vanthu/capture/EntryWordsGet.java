package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Words of a page and their places. */
final class EntryWordsGet extends JsonWebScript {
    private final CaptureService service;

    EntryWordsGet(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return service.words(request.pathNumber("id"), (int) request.pathNumber("page"));
    }
}
