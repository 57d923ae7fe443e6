package org.vanthu.capture.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Judges recognised text: how sure the recognition was, and how much of it can be Vietnamese at all. Text in an old
 * encoding (TCVN3, VNI) or garbage from a stain scores low.
 */
public final class TextQuality {

    /** A Vietnamese syllable without marks: onset, vowels, coda. */
    private static final Pattern SYLLABLE =
            Pattern.compile("(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?");

    private static final Pattern NUMBER = Pattern.compile("[\\p{Punct}–—…]*\\d[\\d.,/%:-]*\\p{Punct}*");
    private static final Pattern SYMBOL = Pattern.compile("[\\p{L}\\d./&-]*[A-ZĐ]{2,}[\\p{L}\\d./&-]*");

    private TextQuality() {}

    /** Returns the quality of these pages, 0..1; 0 where there are no words. */
    public static double of(List<PageText> pages) {
        double weight = 0;
        double sum = 0;
        for (PageText page : pages) {
            for (Word word : page.words()) {
                int length = word.text().length();
                weight += length;
                sum += length * (plausible(word.text()) ? word.confidence() : word.confidence() * 0.2);
            }
        }
        return weight == 0 ? 0 : sum / weight;
    }

    /** Returns whether the word is a Vietnamese syllable, a number, an abbreviation or punctuation. */
    static boolean plausible(String word) {
        String letters = strip(word);
        if (letters.isEmpty()) {
            return word.length() < 3;
        }
        return NUMBER.matcher(word).matches() || SYMBOL.matcher(word).matches() || syllables(letters);
    }

    /** Returns whether the parts of the word with letters are spelled as Vietnamese syllables, or abbreviations. */
    public static boolean spelled(String word) {
        return Syllables.share(word) == 1;
    }

    private static boolean syllables(String letters) {
        for (String part : letters.split("[^\\p{L}]+", -1)) {
            if (!part.isEmpty() && !SYLLABLE.matcher(plain(part)).matches()) {
                return false;
            }
        }
        return true;
    }

    private static String strip(String word) {
        return word.replaceAll("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$", "");
    }

    private static String plain(String word) {
        return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .replace('đ', 'd');
    }
}
