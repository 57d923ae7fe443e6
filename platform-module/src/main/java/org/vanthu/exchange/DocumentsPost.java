package org.vanthu.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Hands a document in to another agency of the site. */
final class DocumentsPost extends JsonWebScript {

    private final Handing handing;
    private final FileGuard fileGuard;

    DocumentsPost(Handing handing, FileGuard fileGuard) {
        this.handing = handing;
        this.fileGuard = fileGuard;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Handing.Form form = request.jsonPart("metadata", Handing.Form.class);
        FormData.FormField field = request.part("file")
                .orElseThrow(() -> InvalidInputException.field("file", "", "shared.error.missing", "file"));
        String name = field.getFilename() == null ? "" : field.getFilename();
        Path file;
        try (InputStream in = field.getInputStream()) {
            file = fileGuard.spool(in, name);
        }
        try {
            return Reply.created(handing.hand(form, name, file));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
