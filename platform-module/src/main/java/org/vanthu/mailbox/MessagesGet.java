package org.vanthu.mailbox;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What came to the official mailboxes of an agency. */
final class MessagesGet extends JsonWebScript {

    private final MailViews views;

    MessagesGet(MailViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.list(request.required("agency"), request.query("state").orElse(""), request.keyset());
    }
}
