package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Proposes duplicates for a list. */
final class DuplicatesGet extends JsonWebScript {

    private final DuplicateProposals proposals;

    DuplicatesGet(DuplicateProposals proposals) {
        this.proposals = proposals;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return proposals.of(request.path("id"), request.keyset());
    }
}
