package org.vanthu.moving;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Begins a move and closes the site for changes; for administrators of the site. */
final class StatePost extends JsonWebScript {

    private final Moving moving;

    StatePost(Moving moving) {
        this.moving = moving;
    }

    @Override
    protected boolean worksWhenClosed() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return moving.begin(request.body(Moving.Form.class));
    }
}
