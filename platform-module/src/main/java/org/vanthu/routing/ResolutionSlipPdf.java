package org.vanthu.routing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.vanthu.routing.ResolutionSlip.Opinion;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;
import org.vanthu.shared.pdf.Fonts;
import org.vanthu.shared.pdf.Type;

/** Writes a Phiếu giải quyết văn bản đến on A4, as many pages as it takes. */
final class ResolutionSlipPdf {

    private static final float MARGIN = 57;
    private static final float SIZE = 13;
    private static final float LEADING = 17;
    private static final float INDENT = 14;
    private static final int MAX_LINES = 200;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(Json.ZONE);

    private final PDDocument document;
    private final Type regular;
    private final Type bold;
    private final Type italic;
    private PDPageContentStream out;
    private float y;

    private ResolutionSlipPdf(PDDocument document) throws IOException {
        this.document = document;
        this.regular = new Type(Fonts.SERIF.embedIn(document));
        this.bold = new Type(Fonts.SERIF_BOLD.embedIn(document));
        this.italic = new Type(Fonts.SERIF_ITALIC.embedIn(document));
        this.out = page();
    }

    /** Writes the slip. */
    static void write(ResolutionSlip slip, OutputStream target) throws IOException {
        try (PDDocument document = new PDDocument()) {
            ResolutionSlipPdf pdf = new ResolutionSlipPdf(document);
            try {
                pdf.add(slip);
            } finally {
                pdf.out.close();
            }
            document.getDocumentInformation().setTitle("Phiếu giải quyết văn bản đến");
            document.save(target);
        }
    }

    private void add(ResolutionSlip slip) throws IOException {
        text(bold, slip.agency().toUpperCase(Texts.VIETNAMESE), 0);
        y -= LEADING;
        centre("PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN");
        y -= LEADING / 2;
        text(regular, slip.document(), 0);
        text(regular, "Về việc: " + slip.subject().replaceFirst("^(?iu:về việc|v/v)\\s*:?\\s*", ""), 0);
        text(italic, slip.arrival(), 0);
        section("1. Ý kiến của lãnh đạo cơ quan, tổ chức", slip.leaders());
        section("2. Ý kiến của lãnh đạo đơn vị", slip.heads());
        section("3. Ý kiến đề xuất của người giải quyết", slip.handlers());
        if (slip.end() != null) {
            y -= LEADING / 2;
            text(bold, "Kết quả: " + slip.end(), 0);
        }
    }

    private void section(String title, List<Opinion> opinions) throws IOException {
        y -= LEADING / 2;
        text(bold, title, 0);
        for (Opinion opinion : opinions) {
            text(regular, opinion.text(), INDENT);
            for (String part : opinion.parts()) {
                text(regular, "- " + part, INDENT);
            }
            text(italic, opinion.by() + ", " + MOMENT.format(opinion.at()), INDENT);
            y -= LEADING / 3;
        }
        if (opinions.isEmpty()) {
            for (int i = 0; i < 3; i++) {
                y -= LEADING;
            }
        }
    }

    private void text(Type type, String text, float indent) throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN - indent;
        for (String line : type.wrap(text, SIZE, width, MAX_LINES)) {
            if (y < MARGIN + LEADING) {
                out.close();
                out = page();
            }
            type.show(out, SIZE, line, MARGIN + indent, y);
            y -= LEADING;
        }
    }

    private void centre(String text) throws IOException {
        float size = SIZE + 1;
        bold.show(out, size, text, (PDRectangle.A4.getWidth() - bold.width(text, size)) / 2, y);
        y -= LEADING;
    }

    private PDPageContentStream page() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }
}
