package org.vanthu.routing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The same direction for several documents; runs outside of a transaction, each document has its own. */
final class DirectPost extends JsonWebScript {

    private final BulkDirecting directing;

    DirectPost(BulkDirecting directing) {
        this.directing = directing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return directing.direct(request.body(DirectionForm.class));
    }
}
