package org.vanthu.capture;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
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
        List<String> ids = request.body(Form.class).ids();
        return attached.attach(
                request.pathNumber("id"),
                (ids == null ? List.<String>of() : ids)
                        .stream().map(EntryAttachPost::number).toList());
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
