package org.vanthu.search.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of a Vietnamese text that the module stores beside it. Both are plain ASCII letters, so that no analyzer of
 * any engine can change them: {@link #folded} without marks, and {@link #exact} with the marks written as letters after
 * the syllable, as the Telex typing method does ({@code hòa} and {@code hoà} are both {@code hoaf}, {@code đường} is
 * {@code dduowngf}).
 */
public final class SearchText {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern SYMBOL =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[/\\-\\u2010-\\u2015][\\p{L}\\p{M}\\p{N}]+)+");

    private static final Map<Character, Character> TONES =
            Map.of('\u0300', 'f', '\u0301', 's', '\u0309', 'r', '\u0303', 'x', '\u0323', 'j');

    private static final char CIRCUMFLEX = '\u0302';
    private static final char BREVE = '\u0306';
    private static final char HORN = '\u031B';

    private SearchText() {}

    /** The words in lower case without marks, đ as d, joined by blanks. */
    public static String folded(String text) {
        return join(words(text), SearchText::fold);
    }

    /** The words in lower case with their marks as letters, joined by blanks. */
    public static String exact(String text) {
        return join(words(text), SearchText::telex);
    }

    /** The words of a text in NFC. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    /**
     * The symbols of a text, such as {@code 477/TTr-SNV}: words joined by a stroke or hyphen of which one has a figure.
     */
    public static List<String> symbols(String text) {
        List<String> symbols = new ArrayList<>();
        Matcher symbol = SYMBOL.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        while (symbol.find()) {
            if (symbol.group().chars().anyMatch(Character::isDigit)) {
                symbols.add(symbol.group());
            }
        }
        return symbols;
    }

    /** Whether folding loses something of the text. */
    public static boolean hasMarks(String text) {
        return text.chars().anyMatch(c -> c >= 0x80) && !folded(text).equals(exact(text));
    }

    /**
     * The form in which two writings of a symbol are equal: folded, parts joined by {@code /}, figures without leading
     * zeros. {@code 02-QĐ/UBND} and {@code 2/QĐ-UBND} are both {@code 2/qd/ubnd}.
     */
    public static String symbolKey(String symbol) {
        return join(words(symbol), word -> fold(word).replaceFirst("^0+(?=\\d)", ""))
                .replace(' ', '/');
    }

    private static String join(List<String> words, UnaryOperator<String> form) {
        StringBuilder joined = new StringBuilder();
        for (String word : words) {
            if (!joined.isEmpty()) {
                joined.append(' ');
            }
            joined.append(form.apply(word));
        }
        return joined.toString();
    }

    private static String fold(String word) {
        String decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                letters.append(c == 'đ' ? 'd' : c);
            }
        }
        return letters.toString();
    }

    private static String telex(String word) {
        String decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(decomposed.length() + 2);
        StringBuilder tones = new StringBuilder(1);
        char base = ' ';
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            Character tone = TONES.get(c);
            if (tone != null) {
                tones.append(tone);
            } else if (c == CIRCUMFLEX) {
                letters.append(base);
            } else if (c == BREVE || c == HORN) {
                letters.append('w');
            } else if (c == 'đ') {
                letters.append("dd");
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                letters.append(c);
                base = c;
            }
        }
        return letters.append(tones).toString();
    }
}
