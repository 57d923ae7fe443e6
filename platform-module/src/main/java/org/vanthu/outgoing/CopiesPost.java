package org.vanthu.outgoing;

import java.io.IOException;

import org.vanthu.files.FileGuard;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Begins a certified copy. */
final class CopiesPost extends JsonWebScript {

    private final Copies copies;
    private final OutgoingViews views;
    private final FileGuard fileGuard;

    CopiesPost(Copies copies, OutgoingViews views, FileGuard fileGuard) {
        this.copies = copies;
        this.views = views;
        this.fileGuard = fileGuard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Copies.Form form = Uploaded.metadata(request, Copies.Form.class);
        try (Uploaded uploaded = Uploaded.of(request, fileGuard)) {
            return Reply.created(views.document(copies.begin(form, uploaded).nodeId()));
        }
    }
}
