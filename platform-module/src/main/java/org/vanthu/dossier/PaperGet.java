package org.vanthu.dossier;

import java.io.InputStream;
import java.util.Set;

import org.alfresco.service.cmr.repository.ContentReader;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The bytes of a paper in a dossier. */
final class PaperGet extends JsonWebScript {

    private static final Set<String> IN_PLACE = Set.of("application/pdf", "image/jpeg", "image/png", "text/plain");

    private final DossierPapers papers;
    private final DossierQueries queries;

    PaperGet(DossierPapers papers, DossierQueries queries) {
        this.papers = papers;
        this.queries = queries;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String nodeId = request.path("nodeId");
        ContentReader reader = papers.read(request.path("id"), nodeId);
        boolean inPlace = !request.flag("download") && IN_PLACE.contains(reader.getMimetype());
        return Reply.bytes(
                reader.getMimetype(), inPlace ? null : queries.paperName(request.path("id"), nodeId), out -> {
                    try (InputStream in = reader.getContentInputStream()) {
                        in.transferTo(out);
                    }
                });
    }
}
