package org.vanthu.capture.intake;

import java.util.ArrayList;
import java.util.List;

import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.Word;

/**
 * Words of a page as short lines of text, so that a page of a thousand words fits into one column on every database.
 */
public final class WordLines {
    private static final int MAX_CHARS = 60_000;
    private static final double UNIT = 10_000;

    private WordLines() {}

    /** Writes the words; what does not fit is left out. */
    public static String write(List<Word> words) {
        StringBuilder out = new StringBuilder();
        for (Word word : words) {
            Box box = word.box();
            String line = unit(box.x()) + " " + unit(box.y()) + " " + unit(box.width()) + " " + unit(box.height()) + " "
                    + unit(word.confidence()) + " " + word.text().replaceAll("\\s", "") + "\n";
            if (out.length() + 2 * line.length() > MAX_CHARS) {
                break;
            }
            out.append(line);
        }
        return out.toString();
    }

    /** Reads what {@link #write} wrote. */
    public static List<Word> read(int page, String lines) {
        List<Word> words = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            String[] parts = line.split(" ", 6);
            if (parts.length == 6) {
                Box box = new Box(page, part(parts[0]), part(parts[1]), part(parts[2]), part(parts[3]));
                words.add(new Word(parts[5], box, part(parts[4])));
            }
        }
        return words;
    }

    private static long unit(double value) {
        return Math.round(value * UNIT);
    }

    private static double part(String text) {
        return Long.parseLong(text) / UNIT;
    }
}
