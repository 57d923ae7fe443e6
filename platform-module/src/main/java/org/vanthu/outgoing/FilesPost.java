package org.vanthu.outgoing;

import java.io.IOException;

import org.vanthu.files.FileGuard;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Adds a file to an outgoing document. */
final class FilesPost extends JsonWebScript {

    private final Drafts drafts;
    private final OutgoingViews views;
    private final FileGuard fileGuard;

    FilesPost(Drafts drafts, OutgoingViews views, FileGuard fileGuard) {
        this.drafts = drafts;
        this.views = views;
        this.fileGuard = fileGuard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Drafts.FileForm form = Uploaded.metadata(request, Drafts.FileForm.class);
        try (Uploaded uploaded = Uploaded.of(request, fileGuard)) {
            Outgoing changed = drafts.addFile(request.path("nodeId"), form, uploaded.required("file"));
            return views.document(changed.nodeId());
        }
    }
}
