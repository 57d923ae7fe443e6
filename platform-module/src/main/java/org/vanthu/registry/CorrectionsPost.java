package org.vanthu.registry;

import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Corrects fields of a registered document. */
final class CorrectionsPost extends JsonWebScript {

    private final Corrections corrections;
    private final DocumentQueries documents;

    CorrectionsPost(Corrections corrections, DocumentQueries documents) {
        this.corrections = corrections;
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        Form form = request.body(Form.class);
        corrections.correct(
                document,
                form.fields() == null ? Map.of() : form.fields(),
                form.reason() == null ? "" : form.reason(),
                form.version() == null ? -1 : form.version());
        return documents.details(document);
    }

    /** The body. */
    record Form(
            @Nullable Map<String, Object> fields,
            @Nullable String reason,
            @Nullable Long version) {}
}
