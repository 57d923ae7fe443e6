package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Finds documents that look like the one being typed. */
final class DuplicatesGet extends JsonWebScript {

    private final DocumentQueries documents;

    DuplicatesGet(DocumentQueries documents) {
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(documents.similar(
                request.required("agency"),
                request.required("number"),
                request.query("issuerName"),
                request.queryDate("issuedDate")));
    }
}
