package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Whether the person keeps a document, and what he or she noted on it. */
final class MineDocumentGet extends JsonWebScript {

    private final PersonalDocuments mine;

    MineDocumentGet(PersonalDocuments mine) {
        this.mine = mine;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return mine.get(RegistryService.ref(request.path("nodeId")));
    }
}
