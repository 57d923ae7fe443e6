package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Issues a document. */
final class IssuePost extends JsonWebScript {

    private final Issuing issuing;
    private final OutgoingViews views;

    IssuePost(Issuing issuing, OutgoingViews views) {
        this.issuing = issuing;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = issuing.issue(request.path("nodeId"), request.body(Issuing.IssueForm.class));
        return views.document(changed.nodeId());
    }
}
