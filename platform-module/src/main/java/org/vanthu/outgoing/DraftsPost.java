package org.vanthu.outgoing;

import java.io.IOException;

import org.vanthu.files.FileGuard;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Creates a draft. */
final class DraftsPost extends JsonWebScript {

    private final Drafts drafts;
    private final OutgoingViews views;
    private final FileGuard fileGuard;

    DraftsPost(Drafts drafts, OutgoingViews views, FileGuard fileGuard) {
        this.drafts = drafts;
        this.views = views;
        this.fileGuard = fileGuard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        DraftForm form = Uploaded.metadata(request, DraftForm.class);
        try (Uploaded uploaded = Uploaded.of(request, fileGuard)) {
            return Reply.created(views.document(drafts.create(form, uploaded).nodeId()));
        }
    }
}
