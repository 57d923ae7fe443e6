package org.vanthu.embedded.search;

import java.util.ArrayList;
import java.util.List;

import org.vanthu.embedded.search.WordScanner.Word;

/**
 * The terms of a query text, word by word, as the index holds them.
 *
 * @param whole the term of the word itself
 * @param parts the terms of a symbol's parts; empty for a plain word
 */
record Terms(String whole, List<String> parts) {
    /** Cuts a text as {@link WordTokenizer} does. */
    static List<Terms> of(String text, TermForm form) {
        List<Terms> all = new ArrayList<>();
        WordScanner scanner = new WordScanner(text, text.length());
        for (Word word = scanner.next(); word.start() >= 0; word = scanner.next()) {
            List<String> parts = new ArrayList<>();
            for (Word part : word.parts()) {
                parts.add(of(text, part, form));
            }
            all.add(new Terms(of(text, word, form), parts));
        }
        return all;
    }

    /**
     * The term of one word. A symbol is its parts joined by {@code /}, figures without leading zeros:
     * {@code 02-QĐ/UBND} and {@code 2/QĐ-UBND} are one.
     */
    static String of(CharSequence text, Word word, TermForm form) {
        if (!word.isSymbol()) {
            return form.of(text.subSequence(word.start(), word.end()).toString());
        }
        StringBuilder joined = new StringBuilder();
        for (Word part : word.parts()) {
            if (!joined.isEmpty()) {
                joined.append('/');
            }
            joined.append(withoutLeadingZeros(
                    form.of(text.subSequence(part.start(), part.end()).toString())));
        }
        return joined.toString();
    }

    private static String withoutLeadingZeros(String part) {
        int zeros = 0;
        while (zeros < part.length() - 1 && part.charAt(zeros) == '0' && Character.isDigit(part.charAt(zeros + 1))) {
            zeros++;
        }
        return part.substring(zeros);
    }

    /** The terms in the order of their positions, symbols as their parts. */
    static List<String> flat(List<Terms> words) {
        List<String> flat = new ArrayList<>();
        for (Terms word : words) {
            if (word.parts().isEmpty()) {
                flat.add(word.whole());
            } else {
                flat.addAll(word.parts());
            }
        }
        return flat;
    }
}
