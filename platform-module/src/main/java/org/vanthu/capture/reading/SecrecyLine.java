package org.vanthu.capture.reading;

import java.util.Optional;

/** Finds a secrecy mark in a text of which nobody knows how it looks on paper, such as that of a DOCX. */
public final class SecrecyLine {
    /** The mark stands in the head of the first page. */
    private static final int LINES_LOOKED_AT = 60;

    private SecrecyLine() {}

    /**
     * The mark that stands alone in a line, or in a cell of a table, among the first of the text. Only capitals count:
     * "Mật" alone is a word like any other.
     */
    public static Optional<String> of(String text) {
        return text.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split("\t", -1)))
                .map(SecrecyLine::letters)
                .filter(line -> !line.isEmpty())
                .limit(LINES_LOOKED_AT)
                .flatMap(line -> mark(line).stream())
                .findFirst();
    }

    private static String letters(String line) {
        return java.text.Normalizer.normalize(line, java.text.Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}]+", " ")
                .strip();
    }

    private static Optional<String> mark(String line) {
        return switch (line) {
            case "MẬT", "TỐI MẬT", "TUYỆT MẬT" -> Optional.of(line);
            default -> Optional.empty();
        };
    }
}
