package org.vanthu.directive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Enters a document that orders work and was not drafted here. */
final class SourcesPost extends JsonWebScript {

    private final Entering entering;
    private final FileGuard fileGuard;

    SourcesPost(Entering entering, FileGuard fileGuard) {
        this.entering = entering;
        this.fileGuard = fileGuard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        SourceForm form = request.jsonPart("metadata", SourceForm.class);
        FormData.FormField field = request.part("file")
                .orElseThrow(() -> InvalidInputException.field("file", "", "shared.error.missing", "file"));
        String name = field.getFilename() == null ? "" : field.getFilename();
        Path file;
        try (InputStream in = field.getInputStream()) {
            file = fileGuard.spool(in, name);
        }
        try {
            return Reply.created(new Entered(entering.enter(form, name, file)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private record Entered(String nodeId) {}
}
