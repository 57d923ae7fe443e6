package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes a use of the kept copy. */
final class LoansPost extends JsonWebScript {

    private final Loans loans;
    private final OutgoingViews views;

    LoansPost(Loans loans, OutgoingViews views) {
        this.loans = loans;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing changed = loans.note(request.path("nodeId"), request.body(Loans.Form.class));
        return views.document(changed.nodeId());
    }
}
