package org.vanthu.capture;

import java.io.IOException;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes an uploaded file in. */
final class EntriesPost extends JsonWebScript {
    private final Uploads uploads;

    EntriesPost(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        var file = request.part("file")
                .filter(part -> part.getIsFile() && part.getFilename() != null)
                .orElseThrow(() -> InvalidInputException.field("file", "", "capture.error.file-missing"));
        String agency = request.part("agency")
                .map(part -> part.getValue())
                .or(() -> request.query("agency"))
                .orElseThrow(() -> InvalidInputException.field("agency", "", "shared.error.missing", "agency"));
        try (var content = file.getInputStream()) {
            return Reply.created(uploads.upload(agency, file.getFilename(), content));
        }
    }
}
