package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Who did what to a document, or who looked at it. */
final class DocumentHistoryGet extends JsonWebScript {

    private final DocumentQueries documents;

    DocumentHistoryGet(DocumentQueries documents) {
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        String kind = request.query("kind").orElse("changes");
        return Page.all(
                switch (kind) {
                    case "changes" -> documents.history(document);
                    case "views" -> documents.views(document);
                    default -> throw InvalidInputException.field("kind", kind, "registry.error.choice", "kind", kind);
                });
    }
}
