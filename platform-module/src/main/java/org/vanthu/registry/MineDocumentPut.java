package org.vanthu.registry;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Keeps a document in the person's own list. */
final class MineDocumentPut extends JsonWebScript {

    private final PersonalDocuments mine;

    MineDocumentPut(PersonalDocuments mine) {
        this.mine = mine;
    }

    /** The body of the request. */
    record Body(@Nullable String label, @Nullable String note) {}

    @Override
    protected Object handle(JsonRequest request) {
        Body body = request.body(Body.class);
        return mine.keep(RegistryService.ref(request.path("nodeId")), body.label(), body.note());
    }
}
