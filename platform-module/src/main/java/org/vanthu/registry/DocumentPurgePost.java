package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Removes everything of a secret document but its number. */
final class DocumentPurgePost extends JsonWebScript {

    private final SecretDocuments secrets;
    private final DocumentQueries documents;

    DocumentPurgePost(SecretDocuments secrets, DocumentQueries documents) {
        this.secrets = secrets;
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        secrets.purge(document, request.body(ReasonForm.class).text());
        return documents.details(document);
    }
}
