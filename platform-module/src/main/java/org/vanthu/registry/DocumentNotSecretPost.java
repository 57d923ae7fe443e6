package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Decides that a document with a secrecy mark is not secret. */
final class DocumentNotSecretPost extends JsonWebScript {

    private final SecretDocuments secrets;
    private final DocumentQueries documents;

    DocumentNotSecretPost(SecretDocuments secrets, DocumentQueries documents) {
        this.secrets = secrets;
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        secrets.clear(document, request.body(ReasonForm.class).text());
        return documents.details(document);
    }
}
