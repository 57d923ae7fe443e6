package org.vanthu.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agencies;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.DocumentViews;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The file of a document: as people read it, as it came in, or a copy with the stamp of arrival. */
final class DocumentContentGet extends JsonWebScript {

    private final DocumentQueries documents;
    private final DocumentFiles files;
    private final Agencies agencies;
    private final DocumentViews views;

    DocumentContentGet(DocumentQueries documents, DocumentFiles files, Agencies agencies, DocumentViews views) {
        this.documents = documents;
        this.files = files;
        this.agencies = agencies;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        DocumentRow row = documents.readable(document);
        String rendition = request.query("rendition").orElse("file");
        boolean download = request.flag("download");
        Object reply = reply(request, document, row, rendition, download);
        views.note(row, download || rendition.equals("original") ? DocumentViews.DOWNLOAD : DocumentViews.VIEW);
        return reply;
    }

    private Reply reply(JsonRequest request, NodeRef document, DocumentRow row, String rendition, boolean download)
            throws IOException {
        return switch (rendition) {
            case "file" -> bytes(files.open(document, request.query("version").orElse(null)), row, download);
            case "original" -> bytes(files.original(document), row, true);
            case "stamped" -> stamped(document, row, download);
            default ->
                throw InvalidInputException.field("rendition", rendition, "reporting.error.rendition", rendition);
        };
    }

    private Reply stamped(NodeRef document, DocumentRow row, boolean download) throws IOException {
        if (row.arrivalNumber() == null) {
            throw new InvalidInputException("reporting.error.stamp-number");
        }
        ContentReader reader = files.open(document, null);
        Path copy = DocumentFiles.copy(reader);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ArrivalStamp.write(
                    copy, reader.getMimetype(), agencies.get(row.agency()).name(), row, bytes);
            return Reply.bytes("application/pdf", download ? name(row, "application/pdf") : null, bytes::writeTo);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Reply bytes(ContentReader reader, DocumentRow row, boolean download) {
        String mimetype = reader.getMimetype();
        @Nullable String saveAs = download || !DocumentFiles.isShownInPlace(mimetype) ? name(row, mimetype) : null;
        return Reply.bytes(mimetype, saveAs, out -> {
            try (InputStream in = reader.getContentInputStream()) {
                in.transferTo(out);
            }
        });
    }

    private static String name(DocumentRow row, String mimetype) {
        String number = row.arrivalNumber() == null ? row.number() : row.arrivalNumber() + "-" + row.year();
        String ending = switch (mimetype) {
            case "application/pdf" -> ".pdf";
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/tiff" -> ".tif";
            case "text/plain" -> ".txt";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> ".docx";
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> ".xlsx";
            default -> "";
        };
        return "van-ban-den-" + number.replaceAll("[^\\p{L}\\p{N}-]+", "-") + ending;
    }
}
