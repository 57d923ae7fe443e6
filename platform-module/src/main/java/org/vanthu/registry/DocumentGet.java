package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One document with all its fields. */
final class DocumentGet extends JsonWebScript {

    private final DocumentQueries documents;
    private final DocumentViews views;

    DocumentGet(DocumentQueries documents, DocumentViews views) {
        this.documents = documents;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        Object details = documents.details(document);
        views.note(documents.readable(document), DocumentViews.VIEW);
        return details;
    }
}
