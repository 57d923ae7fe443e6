package org.vanthu.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.dossier.DossierPapers.PaperForm;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Puts a paper that is no document of the registers into a dossier. */
final class PaperPost extends JsonWebScript {

    private static final int MAX_METADATA = 1 << 16;

    private final DossierPapers papers;
    private final DossierQueries queries;
    private final FileGuard guard;

    PaperPost(DossierPapers papers, DossierQueries queries, FileGuard guard) {
        this.papers = papers;
        this.queries = queries;
        this.guard = guard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        String id = request.path("id");
        PaperForm form = metadata(request);
        FormData.FormField part = request.part("file")
                .filter(FormData.FormField::getIsFile)
                .orElseThrow(() -> InvalidInputException.field("file", "", "shared.error.missing", "file"));
        String name = part.getFilename() == null ? "" : part.getFilename();
        Path file;
        try (InputStream in = part.getInputStream()) {
            file = guard.spool(in, name);
        }
        try {
            papers.add(id, form, name, file);
        } finally {
            Files.deleteIfExists(file);
        }
        return queries.details(id);
    }

    private static PaperForm metadata(JsonRequest request) throws IOException {
        FormData.FormField part = request.part("metadata")
                .orElseThrow(() -> InvalidInputException.field("metadata", "", "shared.error.missing", "metadata"));
        if (!part.getIsFile()) {
            return request.parse(part.getValue().getBytes(StandardCharsets.UTF_8), PaperForm.class);
        }
        try (InputStream in = part.getInputStream()) {
            return request.parse(in.readNBytes(MAX_METADATA), PaperForm.class);
        }
    }
}
