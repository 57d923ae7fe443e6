package org.vanthu.shared.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Lays a {@link PrintedTable} out on A4 pages; the head of the columns stands on each of them. */
final class TablePdf {

    private static final float MARGIN = 34;
    private static final float SIZE = 10;
    private static final float LEADING = 12.5f;
    private static final float PAD = 3;
    private static final float FOOT = 16;
    private static final int MAX_LINES = 25;
    private static final float SIGN_HEIGHT = 100;

    private final PDDocument document;
    private final PrintedTable table;
    private final PDRectangle format;
    private final float[] widths;
    private final Type regular;
    private final Type bold;
    private final Type italic;

    TablePdf(PDDocument document, PrintedTable table) throws IOException {
        this.document = document;
        this.table = table;
        PDRectangle a4 = PDRectangle.A4;
        this.format =
                table.landscape() ? new PDRectangle(/* width= */ a4.getHeight(), /* height= */ a4.getWidth()) : a4;
        this.regular = new Type(Fonts.SERIF.embedIn(document));
        this.bold = new Type(Fonts.SERIF_BOLD.embedIn(document));
        this.italic = new Type(Fonts.SERIF_ITALIC.embedIn(document));
        int shares =
                table.columns().stream().mapToInt(PrintedTable.Column::share).sum();
        this.widths = new float[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] =
                    (format.getWidth() - 2 * MARGIN) * table.columns().get(i).share() / shares;
        }
    }

    int add() throws IOException {
        Line names = line(
                bold, table.columns().stream().map(PrintedTable.Column::name).toList());
        List<List<Line>> pages = pages(names.height + LEADING + 2 * PAD);
        for (int i = 0; i < pages.size(); i++) {
            PDPage page = new PDPage(format);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.setLineWidth(0.5f);
                float y = format.getHeight() - MARGIN;
                y = i == 0 ? title(out, y) : y;
                y = columns(out, names, y);
                for (Line line : pages.get(i)) {
                    y = row(out, line, y, regular);
                }
                if (i == pages.size() - 1) {
                    end(out, y);
                }
                if (i > 0) {
                    centre(
                            out,
                            regular,
                            11,
                            String.valueOf(i + 1),
                            format.getHeight() - MARGIN / 2 - 4,
                            0,
                            format.getWidth());
                }
            }
        }
        return pages.size();
    }

    private List<List<Line>> pages(float head) throws IOException {
        float whole = format.getHeight() - 2 * MARGIN - FOOT - head;
        float room = whole - titleHeight();
        List<List<Line>> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        for (List<String> cells : table.rows()) {
            Line line = line(regular, cells);
            if (line.height > room && !page.isEmpty()) {
                pages.add(page);
                page = new ArrayList<>();
                room = whole;
            }
            page.add(line);
            room -= line.height;
        }
        pages.add(page);
        if (endHeight() > room && !page.isEmpty()) {
            pages.add(new ArrayList<>());
        }
        return pages;
    }

    private float titleHeight() throws IOException {
        int lines = Math.max(table.issuer().size(), table.motto().size());
        for (String subtitle : table.subtitle()) {
            lines +=
                    italic.wrap(subtitle, 11, format.getWidth() - 2 * MARGIN, 6).size();
        }
        lines += 2
                * bold.wrap(upper(table.title()), 14, format.getWidth() - 2 * MARGIN, 3)
                        .size();
        return lines * 15 + 30;
    }

    private float title(PDPageContentStream out, float top) throws IOException {
        float y = top - 10;
        float left = format.getWidth() * 0.45f;
        for (int i = 0; i < table.issuer().size(); i++) {
            boolean last = i == table.issuer().size() - 1;
            for (String text : (last ? bold : regular).wrap(upper(table.issuer().get(i)), 11, left, 1)) {
                centre(out, last ? bold : regular, 11, text, y, MARGIN, left);
            }
            y -= 15;
        }
        y = Math.min(y, motto(out, top - 10)) - 12;
        for (String text : bold.wrap(upper(table.title()), 14, format.getWidth() - 2 * MARGIN, 3)) {
            centre(out, bold, 14, text, y, 0, format.getWidth());
            y -= 20;
        }
        for (String subtitle : table.subtitle()) {
            for (String text : italic.wrap(subtitle, 11, format.getWidth() - 2 * MARGIN, 6)) {
                centre(out, italic, 11, text, y, 0, format.getWidth());
                y -= 15;
            }
        }
        return Math.min(y, top - titleHeight() + 15);
    }

    /** The national name and its motto, underlined, then place and date. */
    private float motto(PDPageContentStream out, float top) throws IOException {
        float y = top;
        float x = format.getWidth() * 0.5f;
        float width = format.getWidth() - MARGIN - x;
        for (int i = 0; i < table.motto().size(); i++) {
            String line = i == 0 ? upper(table.motto().get(i)) : table.motto().get(i);
            centre(out, i < 2 ? bold : italic, 11, line, y, x, width);
            if (i == 1) {
                float length = bold.width(line, 11);
                out.moveTo(x + (width - length) / 2, y - 3);
                out.lineTo(x + (width + length) / 2, y - 3);
                out.stroke();
            }
            y -= 15;
        }
        return y;
    }

    private float columns(PDPageContentStream out, Line names, float top) throws IOException {
        List<List<String>> numbers = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            numbers.add(List.of("(" + (i + 1) + ")"));
        }
        float y = row(out, names, top, bold);
        return row(out, new Line(numbers, LEADING + 2 * PAD), y, italic);
    }

    private Line line(Type type, List<String> cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> lines = type.wrap(cells.get(i), SIZE, widths[i] - 2 * PAD, MAX_LINES);
            wrapped.add(lines);
            most = Math.max(most, lines.size());
        }
        return new Line(wrapped, most * LEADING + 2 * PAD);
    }

    private float row(PDPageContentStream out, Line line, float top, Type type) throws IOException {
        float x = MARGIN;
        for (int i = 0; i < widths.length; i++) {
            out.addRect(x, top - line.height, widths[i], line.height);
            x += widths[i];
        }
        out.stroke();
        x = MARGIN;
        for (int i = 0; i < widths.length; i++) {
            float y = top - PAD - SIZE;
            for (String text : line.cells.get(i)) {
                boolean left = type == regular && !table.columns().get(i).number();
                float indent = left ? PAD : (widths[i] - type.width(text, SIZE)) / 2;
                type.show(out, SIZE, text, x + indent, y);
                y -= LEADING;
            }
            x += widths[i];
        }
        return top - line.height;
    }

    private float endHeight() throws IOException {
        float height = PAD;
        for (String note : table.notes()) {
            height +=
                    regular.wrap(note, SIZE, format.getWidth() - 2 * MARGIN, 10).size() * LEADING;
        }
        return height + (table.signatures().isEmpty() ? 0 : SIGN_HEIGHT);
    }

    private void end(PDPageContentStream out, float top) throws IOException {
        float y = top - PAD;
        for (String note : table.notes()) {
            for (String text : regular.wrap(note, SIZE, format.getWidth() - 2 * MARGIN, 10)) {
                y -= LEADING;
                regular.show(out, SIZE, text, MARGIN, y);
            }
        }
        int count = table.signatures().size();
        for (int i = 0; i < count; i++) {
            PrintedTable.Signature signature = table.signatures().get(i);
            float width = (format.getWidth() - 2 * MARGIN) / count;
            float x = MARGIN + i * width;
            centre(out, bold, 11, upper(signature.role()), y - 24, x, width);
            centre(out, italic, 10, "(Ký, ghi rõ họ tên)", y - 38, x, width);
            centre(out, bold, 11, signature.name(), y - SIGN_HEIGHT + 6, x, width);
        }
    }

    private static void centre(
            PDPageContentStream out, Type type, float size, String text, float y, float x, float width)
            throws IOException {
        if (!text.isEmpty()) {
            type.show(out, size, text, x + (width - type.width(text, size)) / 2, y);
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.forLanguageTag("vi"));
    }

    private record Line(List<List<String>> cells, float height) {}
}
