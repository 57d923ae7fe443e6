package org.vanthu.exchange;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists what came to an agency or what it sent. */
final class DocumentsGet extends JsonWebScript {

    private final Received received;

    DocumentsGet(Received received) {
        this.received = received;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return received.list(
                request.required("agency"),
                request.query("side").orElse(Received.RECEIVED),
                request.query("state").orElse(""),
                request.query("q").orElse(""),
                request.keyset());
    }
}
