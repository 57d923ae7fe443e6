package org.vanthu.exchange;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One document on its way. */
final class DocumentGet extends JsonWebScript {

    private final Received received;

    DocumentGet(Received received) {
        this.received = received;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return received.one(request.pathNumber("id"));
    }
}
