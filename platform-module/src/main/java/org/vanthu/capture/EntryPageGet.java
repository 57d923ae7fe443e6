package org.vanthu.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Picture of a page as JPEG. */
final class EntryPageGet extends JsonWebScript {
    private final EntryFiles files;

    EntryPageGet(EntryFiles files) {
        this.files = files;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        int width = request.queryNumber("width").orElse(1000L).intValue();
        Path picture = files.picture(request.pathNumber("id"), (int) request.pathNumber("page"), width);
        return Reply.bytes("image/jpeg", null, out -> Files.copy(picture, out));
    }
}
