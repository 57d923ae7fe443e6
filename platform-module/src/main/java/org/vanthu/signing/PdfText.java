package org.vanthu.signing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF with their places, fonts and colours. */
final class PdfText extends PDFTextStripper {

    /** A gap wider than this many times the size of the letters ends a piece of a line: another column begins. */
    private static final double COLUMN_GAP = 1.2;

    private static final double WORD_GAP = 0.18;
    /** Letters nearer than this touch; kerning leaves a blank between A and V more than that. */
    private static final double TOUCH = 0.06;

    private static final double SAME_LINE = 0.35;
    /** How far a letter without a hook reaches above the base line, in sizes of the font. */
    private static final double ASCENT = 0.68;

    private final List<List<Letter>> pages = new ArrayList<>();

    private PdfText() {
        addOperator(new SetNonStrokingColor(this));
        addOperator(new SetNonStrokingColorN(this));
        addOperator(new SetNonStrokingColorSpace(this));
        addOperator(new SetNonStrokingDeviceGrayColor(this));
        addOperator(new SetNonStrokingDeviceRGBColor(this));
        addOperator(new SetNonStrokingDeviceCMYKColor(this));
        setSuppressDuplicateOverlappingText(false);
    }

    private record Letter(String text, double x, double y, double width, double size, PDFont font, int colour) {}

    /** All lines from top to bottom and left to right, page by page. */
    static List<PdfLine> read(PDDocument document) throws IOException {
        PdfText text = new PdfText();
        text.writeText(document, new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8));
        List<PdfLine> lines = new ArrayList<>();
        for (int page = 0; page < text.pages.size(); page++) {
            lines.addAll(lines(page + 1, text.pages.get(page)));
        }
        return lines;
    }

    @Override
    protected void startPage(org.apache.pdfbox.pdmodel.PDPage page) {
        pages.add(new ArrayList<>());
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        String letters = position.getUnicode();
        if (letters == null || letters.isEmpty()) {
            return;
        }
        pages.get(pages.size() - 1)
                .add(new Letter(
                        letters,
                        position.getXDirAdj(),
                        position.getYDirAdj(),
                        position.getWidthDirAdj(),
                        size(position),
                        position.getFont(),
                        colour()));
    }

    /** As people see it: browsers and others print larger letters on a page that is scaled down. */
    private static double size(TextPosition position) {
        return Math.round(position.getTextMatrix().getScalingFactorY() * 100) / 100.0;
    }

    private int colour() {
        try {
            return getGraphicsState().getNonStrokingColor().toRGB();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedOperationException e) {
            return 0;
        }
    }

    private static List<PdfLine> lines(int page, List<Letter> letters) {
        List<Letter> sorted = new ArrayList<>(letters);
        sorted.sort(Comparator.comparingDouble(Letter::y));
        List<PdfLine> lines = new ArrayList<>();
        List<Letter> line = new ArrayList<>();
        for (Letter letter : sorted) {
            if (!line.isEmpty() && letter.y - line.get(line.size() - 1).y > SAME_LINE * letter.size) {
                pieces(page, line, lines);
                line = new ArrayList<>();
            }
            line.add(letter);
        }
        pieces(page, line, lines);
        return lines;
    }

    private static void pieces(int page, List<Letter> line, List<PdfLine> lines) {
        List<Letter> sorted = new ArrayList<>(line);
        sorted.sort(Comparator.comparingDouble(Letter::x));
        dropCoveredBlanks(sorted);
        List<Letter> piece = new ArrayList<>();
        double end = 0;
        for (Letter letter : sorted) {
            if (!piece.isEmpty() && letter.x - end > COLUMN_GAP * letter.size) {
                add(page, piece, lines);
                piece = new ArrayList<>();
            }
            piece.add(letter);
            end = letter.x + letter.width;
        }
        add(page, piece, lines);
    }

    /** Blanks on which something was filled in: between two letters that touch there is none. */
    private static void dropCoveredBlanks(List<Letter> line) {
        List<Letter> letters =
                line.stream().filter(letter -> !letter.text.isBlank()).toList();
        line.removeIf(letter -> {
            if (!letter.text.isBlank()) {
                return false;
            }
            for (int i = 1; i < letters.size(); i++) {
                Letter left = letters.get(i - 1);
                Letter right = letters.get(i);
                boolean touch = right.x - (left.x + left.width) < TOUCH * right.size;
                double centre = letter.x + letter.width / 2;
                if (touch && centre >= left.x && centre <= right.x + right.width) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Blanks hold a piece together; those at its ends are not part of it. */
    private static void add(int page, List<Letter> piece, List<PdfLine> lines) {
        int from = 0;
        int to = piece.size();
        while (from < to && piece.get(from).text.isBlank()) {
            from++;
        }
        while (to > from && piece.get(to - 1).text.isBlank()) {
            to--;
        }
        if (from < to) {
            lines.add(line(page, piece.subList(from, to)));
        }
    }

    private static PdfLine line(int page, List<Letter> letters) {
        List<PdfLine.Run> runs = new ArrayList<>();
        List<PdfLine.Glyph> glyphs = letters.stream()
                .map(letter -> new PdfLine.Glyph(letter.text, letter.x, letter.width))
                .toList();
        StringBuilder text = new StringBuilder();
        Letter before = letters.get(0);
        double top = Double.MAX_VALUE;
        double bottom = 0;
        for (Letter letter : letters) {
            boolean gap = letter.x - (before.x + before.width) > WORD_GAP * letter.size;
            if (!isSameFont(letter, before)) {
                runs.add(run(text.append(gap ? " " : "").toString(), before));
                text.setLength(0);
            } else if (gap) {
                text.append(' ');
            }
            text.append(letter.text);
            top = Math.min(top, letter.y - ASCENT * letter.size);
            bottom = Math.max(bottom, letter.y);
            before = letter;
        }
        runs.add(run(text.toString(), before));
        return new PdfLine(page, letters.get(0).x, before.x + before.width, top, bottom, runs, glyphs);
    }

    private static boolean isSameFont(Letter one, Letter other) {
        return one.font.equals(other.font) && one.colour == other.colour && Math.abs(one.size - other.size) < 0.01;
    }

    private static PdfLine.Run run(String text, Letter letter) {
        String name = letter.font.getName() == null ? "" : letter.font.getName().replaceFirst("^[A-Z]{6}\\+", "");
        String lower = name.toLowerCase(Locale.ROOT);
        PDFontDescriptor facts = letter.font.getFontDescriptor();
        boolean bold =
                lower.contains("bold") || (facts != null && (facts.isForceBold() || facts.getFontWeight() >= 600));
        boolean italic = lower.contains("italic") || lower.contains("oblique") || (facts != null && facts.isItalic());
        return new PdfLine.Run(text, name, letter.size, bold, italic, letter.colour);
    }
}
