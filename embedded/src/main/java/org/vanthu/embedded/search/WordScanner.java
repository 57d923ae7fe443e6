package org.vanthu.embedded.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into words and symbols. A symbol is several words joined by {@code / - .} without a blank, such as
 * {@code 477/TTr-SNV} or {@code 12-QĐ/UBND}; it is one word by itself and also its parts. A dot joins only figures.
 */
final class WordScanner {
    private static final int MAX_SYMBOL_PARTS = 8;

    /** A piece of the text from {@code start} to {@code end} (exclusive); a symbol has at least two parts. */
    record Word(int start, int end, List<Word> parts) {
        boolean isSymbol() {
            return parts.size() > 1;
        }
    }

    private final CharSequence text;
    private final int length;
    private int position;

    WordScanner(CharSequence text, int length) {
        this.text = text;
        this.length = length;
    }

    /** The next word or symbol, or an end marker with {@code start < 0}. */
    Word next() {
        while (position < length && !isWordStart(text.charAt(position))) {
            position++;
        }
        if (position >= length) {
            return new Word(-1, -1, List.of());
        }
        Word first = single();
        if (!joinsNext()) {
            return first;
        }
        List<Word> parts = new ArrayList<>(4);
        parts.add(first);
        while (joinsNext() && parts.size() < MAX_SYMBOL_PARTS) {
            position++;
            parts.add(single());
        }
        return new Word(first.start(), position, List.copyOf(parts));
    }

    private Word single() {
        int start = position;
        while (position < length && isWordPart(text.charAt(position))) {
            position++;
        }
        return new Word(start, position, List.of());
    }

    private boolean joinsNext() {
        if (position + 1 >= length || position == 0 || !isWordStart(text.charAt(position + 1))) {
            return false;
        }
        char joiner = text.charAt(position);
        if (joiner == '.') {
            return Character.isDigit(text.charAt(position - 1)) && Character.isDigit(text.charAt(position + 1));
        }
        return joiner == '/' || joiner == '-' || joiner == '\u2013' || joiner == '\u2011';
    }

    private static boolean isWordStart(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || c == '_'
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
