package org.vanthu.capture;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Turns a page. */
final class EntryRotatePost extends JsonWebScript {
    private final EntryPages pages;

    EntryRotatePost(EntryPages pages) {
        this.pages = pages;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Form form = request.body(Form.class);
        return pages.rotate(request.pathNumber("id"), form.page(), form.degrees());
    }

    /** What is sent. */
    record Form(int page, int degrees) {}
}
