package org.vanthu.exchange;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** What senders say about an entry that waits for the clerk. */
final class EntryGet extends JsonWebScript {

    private final Received received;

    EntryGet(Received received) {
        this.received = received;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(received.ofEntry(request.pathNumber("id")));
    }
}
