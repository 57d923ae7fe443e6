package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.Word;

/** Reads the table of words that Tesseract writes beside the text layer. */
final class TsvWords {

    private static final int COLUMNS = 12;

    private TsvWords() {}

    /** Returns the words of a page of this size; empty where the table is damaged. */
    static PageText read(Path table, int number, double widthPoints, double heightPoints) throws IOException {
        double width = 0;
        double height = 0;
        List<Word> words = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split("\t", COLUMNS);
            if (cells.length < COLUMNS || cells[0].equals("level")) {
                continue;
            }
            if (cells[0].equals("1")) {
                width = Double.parseDouble(cells[8]);
                height = Double.parseDouble(cells[9]);
            } else if (cells[0].equals("5") && width > 0 && !cells[11].isBlank()) {
                Box box = new Box(
                        number,
                        Double.parseDouble(cells[6]) / width,
                        Double.parseDouble(cells[7]) / height,
                        Double.parseDouble(cells[8]) / width,
                        Double.parseDouble(cells[9]) / height);
                words.add(new Word(cells[11].strip(), box, Double.parseDouble(cells[10]) / 100));
            }
        }
        return new PageText(number, widthPoints, heightPoints, words);
    }
}
