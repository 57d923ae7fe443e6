package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Who wrote without being in the directory. */
final class UnknownGet extends JsonWebScript {

    private final Views views;

    UnknownGet(Views views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(views.unknown());
    }
}
