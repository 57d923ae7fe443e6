package org.vanthu.dossier;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Unties two documents. */
final class LinkDelete extends JsonWebScript {

    private final DocumentLinks links;

    LinkDelete(DocumentLinks links) {
        this.links = links;
    }

    @Override
    protected Object handle(JsonRequest request) {
        links.unlink(request.path("id"));
        return Reply.noContent();
    }
}
