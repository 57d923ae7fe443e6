package org.vanthu.capture;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Splits behind the given pages. */
final class EntrySplitPost extends JsonWebScript {
    private final EntryPages pages;

    EntrySplitPost(EntryPages pages) {
        this.pages = pages;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Form form = request.body(Form.class);
        List<Integer> after = form.after();
        return Page.all(pages.split(request.pathNumber("id"), after == null ? List.of() : after));
    }

    /** What is sent. */
    record Form(@Nullable List<Integer> after) {}
}
