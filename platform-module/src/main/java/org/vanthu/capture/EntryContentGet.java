package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The file people read. */
final class EntryContentGet extends JsonWebScript {
    private final CaptureService service;

    EntryContentGet(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) {
        CaptureService.Content content = service.content(request.pathNumber("id"));
        return Reply.bytes(content.mimetype(), null, out -> {
            try (var in = content.stream()) {
                in.transferTo(out);
            }
        });
    }
}
