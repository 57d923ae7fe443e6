package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One document with all its fields. */
final class DocumentGet extends JsonWebScript {

    private final DocumentQueries documents;

    DocumentGet(DocumentQueries documents) {
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return documents.details(RegistryService.ref(request.path("nodeId")));
    }
}
