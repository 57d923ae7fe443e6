package org.vanthu.reporting;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;
import org.vanthu.registry.DocumentRow;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.pdf.Fonts;
import org.vanthu.shared.pdf.Type;

/**
 * Puts the stamp of arrival, 50 mm wide and 35 mm high, on a copy of a document where its first page is empty. The
 * stored file is never touched.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix IV, stamp of arrival"
 */
final class ArrivalStamp {

    static final float WIDTH = 50 * 72 / 25.4f;
    static final float HEIGHT = 35 * 72 / 25.4f;

    private static final int SPACE = 6;
    private static final int MARGIN = 14;
    private static final Color RED = new Color(0xC0, 0x10, 0x10);

    private ArrivalStamp() {}

    /**
     * @param file a PDF, JPEG or PNG file
     * @throws InvalidInputException if the file is of another type ({@code reporting.error.stamp-type})
     */
    static void write(Path file, String mimetype, String agencyName, DocumentRow row, OutputStream out)
            throws IOException {
        try (PDDocument document = open(file, mimetype)) {
            PDPage page = document.getPage(0);
            BufferedImage picture = new PDFRenderer(document).renderImage(0, 1, ImageType.GRAY);
            int[] place =
                    EmptyPlace.find(picture, Math.round(WIDTH) + 2 * SPACE, Math.round(HEIGHT) + 2 * SPACE, MARGIN);
            try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                content.transform(upright(page));
                float x = place[0] + SPACE;
                float y = picture.getHeight() - place[1] - SPACE - HEIGHT;
                draw(document, content, x, y, agencyName, row);
            }
            document.setAllSecurityToBeRemoved(true);
            document.save(out);
        }
    }

    private static PDDocument open(Path file, String mimetype) throws IOException {
        if (mimetype.equals("application/pdf")) {
            return Loader.loadPDF(file.toFile());
        }
        if (!mimetype.equals("image/jpeg") && !mimetype.equals("image/png")) {
            throw new InvalidInputException("reporting.error.stamp-type", mimetype);
        }
        PDDocument document = new PDDocument();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        PDImageXObject image = PDImageXObject.createFromFileByContent(file.toFile(), document);
        float scale =
                Math.min(PDRectangle.A4.getWidth() / image.getWidth(), PDRectangle.A4.getHeight() / image.getHeight());
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            float height = image.getHeight() * scale;
            content.drawImage(image, 0, PDRectangle.A4.getHeight() - height, image.getWidth() * scale, height);
        }
        return document;
    }

    /** From the upright page as people see it, origin at the lower left, to the space of the page. */
    private static Matrix upright(PDPage page) {
        PDRectangle box = page.getCropBox();
        float x = box.getLowerLeftX();
        float y = box.getLowerLeftY();
        return switch (Math.floorMod(page.getRotation(), 360)) {
            case 90 -> new Matrix(0, 1, -1, 0, x + box.getWidth(), y);
            case 180 -> new Matrix(-1, 0, 0, -1, x + box.getWidth(), y + box.getHeight());
            case 270 -> new Matrix(0, -1, 1, 0, x, y + box.getHeight());
            default -> new Matrix(1, 0, 0, 1, x, y);
        };
    }

    private static void draw(
            PDDocument document, PDPageContentStream out, float x, float y, String agencyName, DocumentRow row)
            throws IOException {
        Type regular = new Type(Fonts.SERIF.embedIn(document));
        Type bold = new Type(Fonts.SERIF_BOLD.embedIn(document));
        out.setStrokingColor(RED);
        out.setNonStrokingColor(RED);
        out.setLineWidth(1.2f);
        out.addRect(x, y, WIDTH, HEIGHT);
        float head = y + HEIGHT - 24;
        float middle = y + 32;
        float split = x + 44;
        line(out, x, head, x + WIDTH, head);
        line(out, x, middle, x + WIDTH, middle);
        line(out, split, middle, split, head);
        out.stroke();
        float at = y + HEIGHT - 10;
        for (String text : bold.wrap(agencyName.toUpperCase(java.util.Locale.forLanguageTag("vi")), 8, WIDTH - 8, 2)) {
            bold.show(out, 8, text, x + (WIDTH - bold.width(text, 8)) / 2, at);
            at -= 10;
        }
        bold.show(out, 16, "ĐẾN", x + (44 - bold.width("ĐẾN", 16)) / 2, (head + middle) / 2 - 6);
        regular.show(out, 10, "Số: " + row.arrivalNumber(), split + 5, head - 15);
        regular.show(out, 10, "Ngày: " + RegisterBook.date(row.arrivalDate()), split + 5, middle + 8);
        String places = row.toPlaces() == null ? "" : row.toPlaces();
        regular.show(out, 9, regular.wrap("Chuyển: " + places, 9, WIDTH - 8, 1).get(0), x + 4, middle - 12);
        regular.show(out, 9, "Số và ký hiệu HS: ...................", x + 4, middle - 26);
    }

    private static void line(PDPageContentStream out, float x1, float y1, float x2, float y2) throws IOException {
        out.moveTo(x1, y1);
        out.lineTo(x2, y2);
    }
}
