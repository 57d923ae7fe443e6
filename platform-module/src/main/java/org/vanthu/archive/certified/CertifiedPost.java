package org.vanthu.archive.certified;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives certified copies out for a granted request. */
final class CertifiedPost extends JsonWebScript {

    private final CertifiedCopies copies;

    CertifiedPost(CertifiedCopies copies) {
        this.copies = copies;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        copies.issue(id, request.body(CertifiedCopies.IssueForm.class));
        return Reply.created(copies.list(id));
    }
}
