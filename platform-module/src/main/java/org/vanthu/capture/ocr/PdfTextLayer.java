package org.vanthu.capture.ocr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.Word;

/** Takes the words of a page and their places from its text layer. */
final class PdfTextLayer extends PDFTextStripper {

    private final List<LegacyWords.FontWord> words = new ArrayList<>();
    private int number = 1;
    private double width = 1;
    private double height = 1;

    private PdfTextLayer() {
        setSortByPosition(true);
    }

    /** Returns the words of the page with this number; without words where it has no text. */
    static PageText read(PDDocument document, int number) throws IOException {
        PdfTextLayer layer = new PdfTextLayer();
        PDPage page = document.getPage(number - 1);
        boolean turned = page.getRotation() % 180 != 0;
        double width = page.getCropBox().getWidth();
        double height = page.getCropBox().getHeight();
        layer.number = number;
        layer.width = turned ? height : width;
        layer.height = turned ? width : height;
        layer.setStartPage(number);
        layer.setEndPage(number);
        layer.getText(document);
        return new PageText(number, layer.width, layer.height, LegacyWords.toUnicode(layer.words));
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        StringBuilder word = new StringBuilder();
        Box box = null;
        String font = "";
        for (TextPosition position : positions) {
            String letter = position.getUnicode();
            if (letter == null || letter.isBlank()) {
                add(word, box, font);
                box = null;
                continue;
            }
            if (box == null) {
                font = Objects.toString(position.getFont().getName(), "");
            }
            Box place = place(position);
            box = box == null ? place : box.union(place);
            word.append(letter);
        }
        add(word, box, font);
    }

    private Box place(TextPosition position) {
        double letterHeight = Math.max(position.getHeightDir(), position.getFontSizeInPt() * 0.6);
        return new Box(
                number,
                position.getXDirAdj() / width,
                (position.getYDirAdj() - letterHeight) / height,
                position.getWidthDirAdj() / width,
                letterHeight * 1.2 / height);
    }

    private void add(StringBuilder word, @Nullable Box box, String font) {
        if (word.length() > 0 && box != null) {
            words.add(new LegacyWords.FontWord(new Word(word.toString(), box, 1), font));
        }
        word.setLength(0);
    }
}
