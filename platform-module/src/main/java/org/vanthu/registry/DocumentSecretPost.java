package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Withholds a document on which a clerk saw a secrecy mark. */
final class DocumentSecretPost extends JsonWebScript {

    private final SecretDocuments secrets;
    private final DocumentQueries documents;

    DocumentSecretPost(SecretDocuments secrets, DocumentQueries documents) {
        this.secrets = secrets;
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        secrets.flag(document, request.body(ReasonForm.class).text());
        return documents.details(document);
    }
}
