package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the types of documents. */
final class TypesGet extends JsonWebScript {

    private final DocumentTypes types;

    TypesGet(DocumentTypes types) {
        this.types = types;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(types.all());
    }
}
