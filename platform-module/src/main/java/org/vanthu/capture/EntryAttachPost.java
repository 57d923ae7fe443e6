package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Makes entries files beside the document of another one. */
final class EntryAttachPost extends JsonWebScript {
    private final AttachedEntries attached;

    EntryAttachPost(AttachedEntries attached) {
        this.attached = attached;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return attached.attach(request.pathNumber("id"), EntryIds.of(request));
    }
}
