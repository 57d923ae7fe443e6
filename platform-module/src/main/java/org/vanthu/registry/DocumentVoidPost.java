package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Withdraws a registration. */
final class DocumentVoidPost extends JsonWebScript {

    private final RegistryService registry;
    private final DocumentQueries documents;

    DocumentVoidPost(RegistryService registry, DocumentQueries documents) {
        this.registry = registry;
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        registry.voidDocument(document, request.body(ReasonForm.class).text());
        return documents.details(document);
    }
}
