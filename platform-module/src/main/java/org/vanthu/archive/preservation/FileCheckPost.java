package org.vanthu.archive.preservation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Checks a file of the archive now, and repairs it where that is needed and possible. */
final class FileCheckPost extends JsonWebScript {

    private final Fixity fixity;

    FileCheckPost(Fixity fixity) {
        this.fixity = fixity;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return fixity.checkNow(request.path("id"));
    }
}
