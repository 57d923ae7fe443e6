package org.vanthu.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.NodeRef;
import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.files.PagePictures;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.DocumentViews;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.NotFoundException;

/** The picture of a page of a document. */
final class DocumentPageGet extends JsonWebScript {

    private static final long USUAL_WIDTH = 1000;

    private final DocumentQueries documents;
    private final DocumentFiles files;
    private final PagePictures pictures;
    private final DocumentViews views;

    DocumentPageGet(DocumentQueries documents, DocumentFiles files, PagePictures pictures, DocumentViews views) {
        this.documents = documents;
        this.files = files;
        this.pictures = pictures;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        DocumentRow row = documents.readable(document);
        ContentReader reader = files.open(document, null);
        int page = (int) Math.max(0, Math.min(Integer.MAX_VALUE, request.pathNumber("n")));
        int width =
                (int) Math.max(1, Math.min(5000, request.queryNumber("width").orElse(USUAL_WIDTH)));
        Path copy = null;
        try {
            Path source = DocumentFiles.copy(reader);
            copy = source;
            Path picture = pictures.jpeg(
                    DigestUtils.sha256Hex(reader.getContentUrl()), reader.getMimetype(), () -> source, page, width);
            views.note(row, DocumentViews.VIEW);
            return Reply.bytes("image/jpeg", null, out -> Files.copy(picture, out));
        } catch (IndexOutOfBoundsException e) {
            throw new NotFoundException("reporting.error.no-page", page);
        } finally {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        }
    }
}
