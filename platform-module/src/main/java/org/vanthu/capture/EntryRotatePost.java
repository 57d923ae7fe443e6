package org.vanthu.capture;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Turns a page. */
final class EntryRotatePost extends JsonWebScript {
    private final CaptureService service;

    EntryRotatePost(CaptureService service) {
        this.service = service;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Form form = request.body(Form.class);
        return service.rotate(request.pathNumber("id"), form.page(), form.degrees());
    }

    /** What is sent. */
    record Form(int page, int degrees) {}
}
