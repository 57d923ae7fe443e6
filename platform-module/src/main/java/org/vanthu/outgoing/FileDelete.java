package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Removes a file of a draft. */
final class FileDelete extends JsonWebScript {

    private final Drafts drafts;
    private final OutgoingViews views;

    FileDelete(Drafts drafts, OutgoingViews views) {
        this.drafts = drafts;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long version = Drafts.version(request.queryNumber("version").orElse(null));
        Outgoing changed = drafts.removeFile(request.path("nodeId"), request.path("fileId"), version);
        return views.document(changed.nodeId());
    }
}
