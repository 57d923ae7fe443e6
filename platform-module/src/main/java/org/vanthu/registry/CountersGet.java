package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The counters of the work place. */
final class CountersGet extends JsonWebScript {

    private final DocumentQueries documents;

    CountersGet(DocumentQueries documents) {
        this.documents = documents;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return documents.counters(request.required("agency"));
    }
}
