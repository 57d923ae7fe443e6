package org.vanthu.embedded.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The two spellings in which a word is indexed. Both are lower case and independent of Unicode composition.
 *
 * <p>{@code EXACT} keeps all marks but writes the tone after the last letter, so that hòa and hoà, thủy and thuỷ are
 * one word. {@code FOLDED} drops all marks and writes đ as d.
 */
enum TermForm {
    EXACT {
        @Override
        String write(String word) {
            return EXACT_FORMS.of(word);
        }
    },
    FOLDED {
        @Override
        String write(String word) {
            char[] letters = new char[word.length()];
            int length = 0;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                char letter = c < LETTERS.length ? LETTERS[c] : SEVERAL;
                if (letter == SEVERAL) {
                    return folded(word);
                }
                if (letter != NOTHING) {
                    letters[length++] = letter;
                }
            }
            return new String(letters, 0, length);
        }
    };

    private static final char NOTHING = 0;
    private static final char SEVERAL = 1;

    /**
     * What each character of Latin scripts is when folded: taking words apart by Unicode's rules costs ten times more.
     */
    private static final char[] LETTERS = letters();

    /** Grave, acute, tilde, hook above and dot below: the five marked tones. */
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private static final ExactForms EXACT_FORMS = new ExactForms();

    /** The word in this form. */
    String of(String word) {
        if (isAscii(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        return write(word);
    }

    /** Computes the form of a word that is not plain ASCII. */
    abstract String write(String word);

    /** Whether folding would lose something of the text. */
    static boolean hasMarks(String text) {
        return !isAscii(text) && !EXACT.of(text).equals(FOLDED.of(text));
    }

    private static char[] letters() {
        char[] letters = new char[0x1F00];
        for (char c = 0; c < letters.length; c++) {
            String folded = folded(String.valueOf(c));
            letters[c] = folded.isEmpty() ? NOTHING : folded.length() == 1 ? folded.charAt(0) : SEVERAL;
        }
        return letters;
    }

    private static String folded(String word) {
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

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /**
     * Exact forms made before, each in the slot of its word's hash: nearly every word of a text is one of few
     * syllables. Threads share it without a lock, a slot that another thread overwrites is only computed again.
     */
    private static final class ExactForms {

        /** A power of two; Vietnamese has about seven thousand syllables. */
        private static final int KNOWN_WORDS = 1 << 14;

        private static final int LONGEST_KNOWN = 16;

        private final Known[] known = new Known[KNOWN_WORDS];

        private record Known(String word, String written) {}

        String of(String word) {
            int hash = word.hashCode();
            int slot = (hash ^ (hash >>> 15)) & (KNOWN_WORDS - 1);
            Known before = known[slot];
            if (before != null && before.word().equals(word)) {
                return before.written();
            }
            String written = write(word);
            if (word.length() <= LONGEST_KNOWN) {
                known[slot] = new Known(word, written);
            }
            return written;
        }

        private static String write(String word) {
            String decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
            StringBuilder letters = new StringBuilder(decomposed.length());
            StringBuilder tones = new StringBuilder(1);
            for (int i = 0; i < decomposed.length(); i++) {
                char c = decomposed.charAt(i);
                (TONES.indexOf(c) >= 0 ? tones : letters).append(c);
            }
            return letters.append(tones).toString();
        }
    }
}
