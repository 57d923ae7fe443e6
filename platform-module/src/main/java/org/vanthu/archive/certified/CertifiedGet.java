package org.vanthu.archive.certified;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What the code of a certified copy stands for. */
final class CertifiedGet extends JsonWebScript {

    private final CertifiedCopies copies;

    CertifiedGet(CertifiedCopies copies) {
        this.copies = copies;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return copies.check(request.path("code"));
    }
}
