package org.vanthu.capture;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes an entry off the list. */
final class EntryDiscardPost extends JsonWebScript {
    private final CaptureService service;

    EntryDiscardPost(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Form form = request.body(Form.class);
        return service.discard(request.pathNumber("id"), form.reason() == null ? "" : form.reason());
    }

    /** What is sent. */
    record Form(@Nullable String reason) {}
}
