package org.vanthu.reporting;

import java.io.InputStream;

import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.registry.Attachments;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.DocumentViews;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.NotFoundException;

/** A file that came beside a document; looking at it counts as looking at the document. */
final class AttachmentContentGet extends JsonWebScript {

    private final DocumentQueries documents;
    private final Attachments attachments;
    private final DocumentFiles files;
    private final DocumentViews views;

    AttachmentContentGet(DocumentQueries documents, Attachments attachments, DocumentFiles files, DocumentViews views) {
        this.documents = documents;
        this.attachments = attachments;
        this.files = files;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        DocumentRow row = documents.readable(document);
        String id = request.path("attachmentId");
        Attachments.Attachment attachment =
                attachments.find(document, id).orElseThrow(() -> new NotFoundException("reporting.error.no-file", id));
        ContentReader reader = files.open(RegistryService.ref(attachment.nodeId()), null);
        boolean download = request.flag("download") || !DocumentFiles.isShownInPlace(attachment.mimetype());
        views.note(row, download ? DocumentViews.DOWNLOAD : DocumentViews.VIEW);
        return Reply.bytes(attachment.mimetype(), download ? attachment.name() : null, out -> {
            try (InputStream in = reader.getContentInputStream()) {
                in.transferTo(out);
            }
        });
    }
}
