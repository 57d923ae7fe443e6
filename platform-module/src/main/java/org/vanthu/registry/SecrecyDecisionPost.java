package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What a clerk decides, with a reason, about a document that may be secret. */
final class SecrecyDecisionPost extends JsonWebScript {

    /** The decision that a web script stands for. */
    enum Decision {
        /** A mark was seen: the document is withheld. */
        SECRET,
        /** It is not secret in spite of a mark. */
        NOT_SECRET,
        /** It is secret: everything of it but its number is removed. */
        PURGE
    }

    private final SecretDocuments secrets;
    private final DocumentQueries documents;
    private final Decision decision;

    SecrecyDecisionPost(SecretDocuments secrets, DocumentQueries documents, Decision decision) {
        this.secrets = secrets;
        this.documents = documents;
        this.decision = decision;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        String reason = request.body(ReasonForm.class).text();
        switch (decision) {
            case SECRET -> secrets.flag(document, reason);
            case NOT_SECRET -> secrets.clear(document, reason);
            case PURGE -> secrets.purge(document, reason);
        }
        return documents.details(document);
    }
}
