package org.vanthu.moving;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Keeps how a move ended and opens the new site; for administrators of the site. */
final class EndPost extends JsonWebScript {

    private final Moving moving;

    EndPost(Moving moving) {
        this.moving = moving;
    }

    @Override
    protected boolean worksWhenClosed() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return moving.end(request.body(Moving.Ending.class));
    }
}
