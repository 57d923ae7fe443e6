package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Words of a page and their places. */
final class EntryWordsGet extends JsonWebScript {
    private final EntryFiles files;

    EntryWordsGet(EntryFiles files) {
        this.files = files;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return files.words(request.pathNumber("id"), (int) request.pathNumber("page"));
    }
}
