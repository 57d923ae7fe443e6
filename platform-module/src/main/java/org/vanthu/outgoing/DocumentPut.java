package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes what was entered of a draft. */
final class DocumentPut extends JsonWebScript {

    private final Drafts drafts;
    private final OutgoingViews views;

    DocumentPut(Drafts drafts, OutgoingViews views) {
        this.drafts = drafts;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = drafts.change(request.path("nodeId"), request.body(DraftForm.class));
        return views.document(changed.nodeId());
    }
}
