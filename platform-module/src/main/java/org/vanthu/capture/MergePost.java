package org.vanthu.capture;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
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
        List<String> ids = request.body(Form.class).ids();
        return pages.merge((ids == null ? List.<String>of() : ids)
                .stream().map(MergePost::number).toList());
    }

    private static Long number(String id) {
        try {
            return Long.valueOf(id);
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "ids", id, "shared.error.number", "ids", id);
        }
    }

    /** What is sent. */
    record Form(@Nullable List<String> ids) {}
}
