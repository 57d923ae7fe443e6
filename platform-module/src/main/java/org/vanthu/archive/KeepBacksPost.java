package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Asks to keep dossiers beyond the time of submission. */
final class KeepBacksPost extends JsonWebScript {

    private final KeepBacks keepBacks;

    KeepBacksPost(KeepBacks keepBacks) {
        this.keepBacks = keepBacks;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(keepBacks.ask(request.body(KeepBacks.AskForm.class)));
    }
}
