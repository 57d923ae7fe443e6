package org.vanthu.dossier;

import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Ties a document to others. */
final class DocumentLinksPost extends JsonWebScript {

    private final DocumentLinks links;
    private final DossierQueries queries;

    DocumentLinksPost(DocumentLinks links, DossierQueries queries) {
        this.links = links;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = DossierNodes.ref(request.path("nodeId"));
        Form form = request.body(Form.class);
        for (String to : form.to() == null ? List.<String>of() : form.to()) {
            links.link(
                    form.agency() == null ? "" : form.agency(),
                    document,
                    DossierNodes.ref(to),
                    DocumentLinks.Kind.of(form.kind()),
                    form.note());
        }
        return queries.ofDocument(document);
    }

    /** The body. */
    record Form(
            @Nullable String agency,
            @Nullable List<String> to,
            @Nullable String kind,
            @Nullable String note) {}
}
