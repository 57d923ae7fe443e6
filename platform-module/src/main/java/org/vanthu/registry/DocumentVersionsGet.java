package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** The versions of the file of a document. */
final class DocumentVersionsGet extends JsonWebScript {

    private final DocumentQueries documents;

    DocumentVersionsGet(DocumentQueries documents) {
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(documents.versions(RegistryService.ref(request.path("nodeId"))));
    }
}
