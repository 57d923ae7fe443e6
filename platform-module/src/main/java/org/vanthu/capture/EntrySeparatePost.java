package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Makes a file that came beside a document an entry of its own. */
final class EntrySeparatePost extends JsonWebScript {
    private final AttachedEntries attached;

    EntrySeparatePost(AttachedEntries attached) {
        this.attached = attached;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return attached.separate(request.pathNumber("id"));
    }
}
