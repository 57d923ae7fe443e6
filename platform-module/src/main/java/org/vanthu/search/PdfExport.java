package org.vanthu.search;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.vanthu.shared.pdf.Fonts;

/** A PDF with one table, A4 landscape, the heading on every page, pages numbered. */
final class PdfExport {
    private static final PDRectangle PAGE =
            new PDRectangle(/* width= */ PDRectangle.A4.getHeight(), /* height= */ PDRectangle.A4.getWidth());
    private static final float MARGIN = 40;
    private static final float SIZE = 9;
    private static final float LEADING = 11.5f;
    private static final float PADDING = 3;

    private final PDDocument document;
    private final PDFont regular;
    private final PDFont bold;
    private final ExportTable table;
    private PDPageContentStream page;
    private float y;
    private int pages;

    private PdfExport(PDDocument document, ExportTable table) throws IOException {
        this.document = document;
        this.table = table;
        this.regular = Fonts.SERIF.embedIn(document);
        this.bold = Fonts.SERIF_BOLD.embedIn(document);
        this.page = begin();
    }

    static void write(ExportTable table, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfExport export = new PdfExport(document, table);
            export.title();
            export.row(table.headers(), true);
            for (List<String> row : table.rows()) {
                export.row(row, false);
            }
            export.page.close();
            document.save(out);
        }
    }

    private PDPageContentStream begin() throws IOException {
        PDPage next = new PDPage(PAGE);
        document.addPage(next);
        PDPageContentStream stream = new PDPageContentStream(document, next);
        y = PAGE.getHeight() - MARGIN;
        pages++;
        if (pages > 1) {
            show(stream, Integer.toString(pages), regular, SIZE, PAGE.getWidth() / 2, y + 15);
        }
        return stream;
    }

    private void title() throws IOException {
        show(page, table.title(), bold, 14, MARGIN, y - 14);
        show(page, table.subtitle(), regular, SIZE + 1, MARGIN, y - 30);
        y -= 42;
    }

    private void row(List<String> values, boolean heading) throws IOException {
        PDFont font = heading ? bold : regular;
        List<List<String>> cells = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < values.size(); i++) {
            List<String> cell = wrap(values.get(i), font, width(i) - 2 * PADDING);
            cells.add(cell);
            lines = Math.max(lines, cell.size());
        }
        float height = lines * LEADING + 2 * PADDING;
        if (y - height < MARGIN && !heading) {
            page.close();
            page = begin();
            row(table.headers(), true);
        }
        float x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            page.addRect(x, y - height, width(i), height);
            page.setLineWidth(0.5f);
            page.stroke();
            for (int line = 0; line < cells.get(i).size(); line++) {
                show(page, cells.get(i).get(line), font, SIZE, x + PADDING, y - PADDING - SIZE - line * LEADING);
            }
            x += width(i);
        }
        y -= height;
    }

    private float width(int column) {
        int all = table.widths().stream().mapToInt(Integer::intValue).sum();
        return (PAGE.getWidth() - 2 * MARGIN) * table.widths().get(column) / all;
    }

    private static List<String> wrap(String text, PDFont font, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : printable(text, font).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && measure(longer, font) > width) {
                lines.add(line.toString());
                line.setLength(0);
                longer = word;
            }
            while (measure(longer, font) > width && longer.length() > 1) {
                int fits = fitting(longer, font, width);
                lines.add(longer.substring(0, fits));
                longer = longer.substring(fits);
            }
            line.setLength(0);
            line.append(longer);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(String word, PDFont font, float width) throws IOException {
        int fits = 1;
        while (fits < word.length() && measure(word.substring(0, fits + 1), font) <= width) {
            fits++;
        }
        return fits;
    }

    private static float measure(String text, PDFont font) throws IOException {
        return font.getStringWidth(text) / 1000 * SIZE;
    }

    /** The text with a question mark for what the font does not have. */
    private static String printable(String text, PDFont font) throws IOException {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isISOControl(point) || Character.isWhitespace(point)) {
                out.append(' ');
            } else {
                out.append(hasGlyph(font, point) ? Character.toString(point) : "?");
            }
        }
        return out.toString();
    }

    private static boolean hasGlyph(PDFont font, int point) throws IOException {
        try {
            font.encode(Character.toString(point));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void show(PDPageContentStream stream, String text, PDFont font, float size, float x, float y)
            throws IOException {
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(x, y);
        stream.showText(text);
        stream.endText();
    }
}
