package org.vanthu.capture;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Joins entries into the first. */
final class MergePost extends JsonWebScript {
    private final EntryPages pages;

    MergePost(EntryPages pages) {
        this.pages = pages;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        return pages.merge(EntryIds.of(request));
    }
}
