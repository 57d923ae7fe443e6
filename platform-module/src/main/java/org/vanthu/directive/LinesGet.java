package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists lines. */
final class LinesGet extends JsonWebScript {

    private final LineLists lists;

    LinesGet(LineLists lists) {
        this.lists = lists;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return lists.list(request);
    }
}
