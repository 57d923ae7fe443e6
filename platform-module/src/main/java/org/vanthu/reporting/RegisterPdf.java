package org.vanthu.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegisterVerifier.Unused;
import org.vanthu.shared.pdf.Fonts;
import org.vanthu.shared.pdf.Type;

/**
 * Prints a register on A4 landscape: title page, the ten columns of the form, page numbers, the hash of the register on
 * every page, and the numbers that were not used with their reasons.
 */
final class RegisterPdf {

    private static final PDRectangle PAGE = new PDRectangle(841.89f, 595.28f);
    private static final float MARGIN = 34;
    private static final float[] WIDTHS = {56, 42, 104, 78, 58, 190, 92, 52, 46, 56};
    private static final float SIZE = 9;
    private static final float LEADING = 11;
    private static final float PAD = 3;
    private static final float FOOT = 46;
    private static final int MAX_LINES = 30;

    private final RegisterBook book;
    private final PDDocument document = new PDDocument();
    private final Type regular;
    private final Type bold;
    private final Type italic;

    private RegisterPdf(RegisterBook book) throws IOException {
        this.book = book;
        this.regular = new Type(Fonts.SERIF.embedIn(document));
        this.bold = new Type(Fonts.SERIF_BOLD.embedIn(document));
        this.italic = new Type(Fonts.SERIF_ITALIC.embedIn(document));
    }

    /** Writes the book. */
    static void write(RegisterBook book, OutputStream out) throws IOException {
        RegisterPdf pdf = new RegisterPdf(book);
        try (PDDocument document = pdf.document) {
            List<List<Line>> pages = pdf.layOut();
            pdf.title(pages.size() + 1);
            for (int i = 0; i < pages.size(); i++) {
                pdf.table(pages.get(i), i + 2, pages.size() + 1, i == pages.size() - 1);
            }
            document.getDocumentInformation()
                    .setTitle(book.register().name() + " " + book.register().year());
            document.save(out);
        }
    }

    private List<List<Line>> layOut() throws IOException {
        float room = PAGE.getHeight() - 2 * MARGIN - FOOT - headHeight();
        List<List<Line>> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        float used = 0;
        for (DocumentRow row : book.rows()) {
            Line line = line(book.cells(row));
            if (used + line.height > room && !page.isEmpty()) {
                pages.add(page);
                page = new ArrayList<>();
                used = 0;
            }
            page.add(line);
            used += line.height;
        }
        float notes = (book.unused().size() + 2) * LEADING;
        if (used + notes > room && !page.isEmpty()) {
            pages.add(page);
            page = new ArrayList<>();
        }
        pages.add(page);
        return pages;
    }

    private Line line(List<String> cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> lines = regular.wrap(cells.get(i), SIZE, WIDTHS[i] - 2 * PAD, MAX_LINES);
            wrapped.add(lines);
            most = Math.max(most, lines.size());
        }
        return new Line(wrapped, most * LEADING + 2 * PAD);
    }

    private float headHeight() {
        return 3 * LEADING + 2 * PAD + LEADING + PAD;
    }

    private void title(int pages) throws IOException {
        PDPage page = new PDPage(PAGE);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
            out.setLineWidth(1.5f);
            out.addRect(MARGIN, MARGIN, PAGE.getWidth() - 2 * MARGIN, PAGE.getHeight() - 2 * MARGIN);
            out.stroke();
            float y = PAGE.getHeight() - 110;
            for (String line : bold.wrap(upper(book.agency().name()), 16, PAGE.getWidth() - 4 * MARGIN, 3)) {
                centre(out, bold, 16, line, y);
                y -= 22;
            }
            centre(out, bold, 30, upper(book.register().name()), PAGE.getHeight() / 2 + 30);
            centre(out, bold, 18, "Năm " + book.register().year(), PAGE.getHeight() / 2 - 5);
            centre(out, regular, 14, book.range(), PAGE.getHeight() / 2 - 45);
            centre(out, regular, 14, book.period(), PAGE.getHeight() / 2 - 67);
            centre(out, italic, 11, "Gồm " + pages + " trang, " + book.rows().size() + " văn bản", MARGIN + 60);
            centre(out, italic, 8, "Mã băm của sổ (SHA-256): " + book.hash(), MARGIN + 40);
        }
    }

    private void table(List<Line> lines, int number, int total, boolean last) throws IOException {
        PDPage page = new PDPage(PAGE);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
            out.setLineWidth(0.5f);
            float y = head(out, PAGE.getHeight() - MARGIN);
            for (Line line : lines) {
                y = row(out, line, y, regular);
            }
            if (last) {
                notes(out, y - LEADING - PAD);
            }
            foot(out, number, total);
        }
    }

    private float head(PDPageContentStream out, float top) throws IOException {
        List<List<String>> names = new ArrayList<>();
        List<List<String>> numbers = new ArrayList<>();
        for (int i = 0; i < WIDTHS.length; i++) {
            names.add(bold.wrap(RegisterBook.COLUMNS.get(i), SIZE, WIDTHS[i] - 2 * PAD, 3));
            numbers.add(List.of("(" + (i + 1) + ")"));
        }
        float y = row(out, new Line(names, 3 * LEADING + 2 * PAD), top, bold);
        return row(out, new Line(numbers, LEADING + PAD), y, italic);
    }

    private float row(PDPageContentStream out, Line line, float top, Type type) throws IOException {
        float x = MARGIN;
        for (int i = 0; i < WIDTHS.length; i++) {
            out.addRect(x, top - line.height, WIDTHS[i], line.height);
            float y = top - PAD - SIZE;
            for (String text : line.cells.get(i)) {
                type.show(out, SIZE, text, x + PAD, y);
                y -= LEADING;
            }
            x += WIDTHS[i];
        }
        out.stroke();
        return top - line.height;
    }

    private void notes(PDPageContentStream out, float top) throws IOException {
        float y = top;
        bold.show(
                out,
                SIZE,
                book.unused().isEmpty() ? "Không có số nào bỏ trống." : "Các số không sử dụng và lý do:",
                MARGIN,
                y);
        for (Unused unused : book.unused()) {
            y -= LEADING;
            if (y < MARGIN + FOOT / 2) {
                return;
            }
            regular.show(out, SIZE, "Số " + unused.number() + ": " + unused.reason(), MARGIN + PAD, y);
        }
    }

    private void foot(PDPageContentStream out, int number, int total) throws IOException {
        String left = book.agency().shortName() + " · " + book.register().name() + " "
                + book.register().year() + " · " + book.range();
        italic.show(out, 8, left, MARGIN, MARGIN - 4);
        italic.show(out, 7, "SHA-256: " + book.hash(), MARGIN, MARGIN - 14);
        String right = "Trang " + number + "/" + total;
        italic.show(out, 9, right, PAGE.getWidth() - MARGIN - italic.width(right, 9), MARGIN - 6);
    }

    private static void centre(PDPageContentStream out, Type type, float size, String text, float y)
            throws IOException {
        type.show(out, size, text, (PAGE.getWidth() - type.width(text, size)) / 2, y);
    }

    private static String upper(String text) {
        return text.toUpperCase(java.util.Locale.forLanguageTag("vi"));
    }

    private record Line(List<List<String>> cells, float height) {}
}
