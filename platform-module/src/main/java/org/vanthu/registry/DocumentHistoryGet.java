package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Who did what to a document. */
final class DocumentHistoryGet extends JsonWebScript {

    private final DocumentQueries documents;

    DocumentHistoryGet(DocumentQueries documents) {
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(documents.history(RegistryService.ref(request.path("nodeId"))));
    }
}
