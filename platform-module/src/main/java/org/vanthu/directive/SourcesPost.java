package org.vanthu.directive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Enters a document that orders work and was not drafted here. */
final class SourcesPost extends JsonWebScript {

    private static final int MAX_METADATA = 1 << 20;

    private final Entering entering;
    private final FileGuard fileGuard;

    SourcesPost(Entering entering, FileGuard fileGuard) {
        this.entering = entering;
        this.fileGuard = fileGuard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        SourceForm form = request.parse(metadata(part(request, "metadata")), SourceForm.class);
        FormData.FormField field = part(request, "file");
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

    private static FormData.FormField part(JsonRequest request, String name) {
        return request.part(name)
                .orElseThrow(() -> InvalidInputException.field(name, "", "shared.error.missing", name));
    }

    private static byte[] metadata(FormData.FormField field) throws IOException {
        if (!field.getIsFile()) {
            return field.getValue().getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream in = field.getInputStream()) {
            return in.readNBytes(MAX_METADATA);
        }
    }

    private record Entered(String nodeId) {}
}
