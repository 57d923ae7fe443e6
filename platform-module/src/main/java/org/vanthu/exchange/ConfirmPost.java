package org.vanthu.exchange;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Confirms that a document came. */
final class ConfirmPost extends JsonWebScript {

    private final Handing handing;

    ConfirmPost(Handing handing) {
        this.handing = handing;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long id = request.pathNumber("id");
        return handing.confirm(id, request.body(Handing.Seen.class));
    }
}
