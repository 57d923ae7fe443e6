package org.vanthu.signing;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a line of text on a page; a gap as wide as a column ends a piece. Measures are points from the top left
 * corner.
 *
 * @param page from 1
 * @param top the upper edge of the letters
 * @param bottom the base line
 * @param runs the text, font by font
 */
record PdfLine(int page, double left, double right, double top, double bottom, List<Run> runs, List<Glyph> glyphs) {

    /**
     * Text in one font.
     *
     * @param font the name without the mark of a subset
     * @param colour red, green and blue, e.g. {@code 0x000000} for black
     */
    record Run(String text, String font, double size, boolean bold, boolean italic, int colour) {}

    /** A letter and where it stands; blanks too, where the file has them. */
    record Glyph(String text, double x, double width) {}

    PdfLine {
        runs = List.copyOf(runs);
        glyphs = List.copyOf(glyphs);
    }

    /** The text in NFC with single blanks. */
    String text() {
        StringBuilder all = new StringBuilder();
        runs.forEach(run -> all.append(run.text()));
        return clean(all.toString());
    }

    double centre() {
        return (left + right) / 2;
    }

    /** The size of most letters. */
    double size() {
        return main().size();
    }

    boolean bold() {
        return main().bold();
    }

    boolean italic() {
        return main().italic();
    }

    boolean isUpperCase() {
        String text = text();
        return text.equals(text.toUpperCase(Locale.ROOT)) && text.chars().anyMatch(Character::isLetter);
    }

    Finding.Box box() {
        return new Finding.Box(left, top, right - left, bottom - top);
    }

    /** Whether both texts are the same but for case, blanks and the place of a tone mark. */
    boolean says(String other) {
        return key(text()).equals(key(other));
    }

    static String key(String text) {
        return clean(text).toUpperCase(Locale.ROOT).replace("OÀ", "ÒA").replace("UỶ", "ỦY");
    }

    static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }

    private Run main() {
        Run longest = runs.get(0);
        for (Run run : runs) {
            if (run.text().strip().length() > longest.text().strip().length()) {
                longest = run;
            }
        }
        return longest;
    }
}
