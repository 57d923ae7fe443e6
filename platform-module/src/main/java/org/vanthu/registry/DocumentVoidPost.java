package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Withdraws a registration. */
final class DocumentVoidPost extends JsonWebScript {

    private final Corrections corrections;
    private final DocumentQueries documents;

    DocumentVoidPost(Corrections corrections, DocumentQueries documents) {
        this.corrections = corrections;
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        corrections.voidDocument(document, request.body(ReasonForm.class).text());
        return documents.details(document);
    }
}
