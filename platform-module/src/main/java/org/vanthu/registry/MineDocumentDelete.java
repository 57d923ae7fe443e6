package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a document out of the person's own list. */
final class MineDocumentDelete extends JsonWebScript {

    private final PersonalDocuments mine;

    MineDocumentDelete(PersonalDocuments mine) {
        this.mine = mine;
    }

    @Override
    protected Object handle(JsonRequest request) {
        mine.release(RegistryService.ref(request.path("nodeId")));
        return Reply.noContent();
    }
}
