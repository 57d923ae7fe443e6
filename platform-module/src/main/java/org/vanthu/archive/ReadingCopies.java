package org.vanthu.archive;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.pdf.Fonts;

/**
 * Makes reading copies and copies without authentication: the file with a line on each page that says what it is, for
 * whom and when. Made when they are asked for and stored nowhere, so that nothing is left of them when their time is
 * over.
 */
final class ReadingCopies {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final Color RED = new Color(0xC0, 0x10, 0x10);
    private static final float SIZE = 9;
    private static final float EDGE = 14;
    private static final String PDF = "application/pdf";

    private final ReadingRequests requests;
    private final DossierContents contents;
    private final ContentService contentService;
    private final ArchiveSite site;

    /** @param contentService the inner bean: the request is the right to read */
    ReadingCopies(ReadingRequests requests, DossierContents contents, ContentService contentService, ArchiveSite site) {
        this.requests = requests;
        this.contents = contents;
        this.contentService = contentService;
        this.site = site;
    }

    /**
     * A copy that may be made now.
     *
     * @param mark what stands on each page
     */
    record Copy(DossierContents.Entry entry, String mark) {}

    /**
     * Counts a copy of a document of what was granted.
     *
     * @throws ConflictException if its time is over or it was not granted ({@code archive.error.not-open}), or the file
     *     is no PDF
     */
    Copy begin(String requestId, String nodeId) {
        ReadingRequest request = requests.readable(requestId);
        if (!requests.isOpen(request)) {
            throw new ConflictException("archive.error.not-open");
        }
        DossierContents.Entry entry = contents.of(request.dossier()).stream()
                .filter(one -> one.node().getId().equals(nodeId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("dossier.error.not-inside", nodeId));
        if (!entry.mimetype().equals(PDF)) {
            throw new ConflictException("archive.error.no-pdf", entry.shown());
        }
        requests.countCopies(request, 1);
        site.record(request.agency(), "archive.read", request.dossier(), nodeId);
        String reader = request.reader().isEmpty() ? site.fullName(request.askedBy()) : request.reader();
        String what = request.kind().equals(ReadingRequest.READ) ? "BẢN ĐỌC" : "BẢN SAO";
        return new Copy(
                entry, what + " – " + reader + " – " + MINUTE.format(site.now().atZone(Json.ZONE)));
    }

    /** Writes the copy; the transaction that counted it may be over. */
    void write(Copy copy, OutputStream out) throws IOException {
        ContentReader reader = Elevation.asSystem(
                "a copy that was granted",
                () -> contentService.getReader(copy.entry().node(), ContentModel.PROP_CONTENT));
        try (InputStream in = reader.getContentInputStream();
                PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(in))) {
            PDFont font = Fonts.SANS_BOLD.embedIn(document);
            for (PDPage page : document.getPages()) {
                mark(document, page, font, copy.mark());
            }
            document.setAllSecurityToBeRemoved(true);
            document.save(out);
        }
    }

    private static void mark(PDDocument document, PDPage page, PDFont font, String text) throws IOException {
        PDRectangle box = page.getCropBox();
        try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            content.setNonStrokingColor(RED);
            content.beginText();
            content.setFont(font, SIZE);
            content.newLineAtOffset(box.getLowerLeftX() + EDGE, box.getLowerLeftY() + EDGE);
            content.showText(text.replaceAll("[\\p{Cntrl}]", " "));
            content.endText();
        }
    }
}
