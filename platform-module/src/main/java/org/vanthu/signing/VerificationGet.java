package org.vanthu.signing;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The signatures of a document's file, verified now, in words. */
final class VerificationGet extends JsonWebScript {

    private final Signatures signatures;

    VerificationGet(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef node = new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, request.path("nodeId"));
        return VerificationAnswer.of(signatures.verify(node));
    }
}
