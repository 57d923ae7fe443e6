package org.vanthu.archive.certified;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What was given out for a request. */
final class CertifiedListGet extends JsonWebScript {

    private final CertifiedCopies copies;

    CertifiedListGet(CertifiedCopies copies) {
        this.copies = copies;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return copies.list(request.path("id"));
    }
}
