package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The file people read. */
final class EntryContentGet extends JsonWebScript {
    private final EntryFiles files;

    EntryContentGet(EntryFiles files) {
        this.files = files;
    }

    @Override
    protected Object handle(JsonRequest request) {
        EntryFiles.Content content = files.content(request.pathNumber("id"));
        return Reply.bytes(content.mimetype(), null, out -> {
            try (var in = content.stream()) {
                in.transferTo(out);
            }
        });
    }
}
