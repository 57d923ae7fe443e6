package org.vanthu.moving;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a move back and opens the site; for administrators of the site. */
final class StateDelete extends JsonWebScript {

    private final Moving moving;

    StateDelete(Moving moving) {
        this.moving = moving;
    }

    @Override
    protected boolean worksWhenClosed() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        moving.withdraw();
        return Reply.noContent();
    }
}
