package org.vanthu.mailbox;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** The messages that an entry came with. */
final class EntryGet extends JsonWebScript {

    private final MailViews views;

    EntryGet(MailViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(views.ofEntry(request.pathNumber("id")));
    }
}
