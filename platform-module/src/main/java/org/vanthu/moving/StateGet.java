package org.vanthu.moving;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** How far the site has moved; for administrators of the site. */
final class StateGet extends JsonWebScript {

    private final Moving moving;

    StateGet(Moving moving) {
        this.moving = moving;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return moving.state();
    }
}
