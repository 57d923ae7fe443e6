package org.vanthu.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vanthu.shared.LegacyText;

/**
 * What a person typed into the box: words, {@code "phrases"}, symbols such as {@code 477/TTr-SNV}, each excluded by a
 * leading {@code -}. Anything can be typed; nothing is an error.
 *
 * @param legacy whether the text was in an old character set and has been converted
 */
record UserQuery(List<Unit> units, boolean legacy) {
    /** What kind of thing is asked for. */
    enum Kind {
        WORD,
        PHRASE,
        SYMBOL,
        NUMBER
    }

    /** One thing that a document must have, or must not have. */
    record Unit(Kind kind, String text, boolean excluded) {}

    private static final int MAX_UNITS = 30;
    private static final Pattern TOKEN = Pattern.compile("(-)?(?:\"([^\"]*)\"?|([^\\s\"]+))");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]");
    private static final Pattern EDGE = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}]+$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern SYMBOL =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[/\\-\\u2010-\\u2015][\\p{L}\\p{M}\\p{N}]+)+");

    UserQuery {
        units = List.copyOf(units);
    }

    static UserQuery parse(String typed) {
        String normal = Normalizer.normalize(typed, Normalizer.Form.NFC);
        String text = LegacyText.toUnicode(normal);
        List<Unit> units = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find() && units.size() < MAX_UNITS) {
            boolean excluded = token.group(1) != null;
            if (token.group(2) != null) {
                add(units, Kind.PHRASE, token.group(2).strip(), excluded);
            } else {
                word(units, EDGE.matcher(token.group(3)).replaceAll(""), excluded);
            }
        }
        return new UserQuery(units, !text.equals(normal));
    }

    private static void word(List<Unit> units, String word, boolean excluded) {
        Kind kind = NUMBER.matcher(word).matches()
                ? Kind.NUMBER
                : SYMBOL.matcher(word).matches() ? Kind.SYMBOL : Kind.WORD;
        add(units, kind, word, excluded);
    }

    private static void add(List<Unit> units, Kind kind, String text, boolean excluded) {
        if (LETTERS.matcher(text).find()) {
            units.add(new Unit(kind, text, excluded));
        }
    }

    boolean isEmpty() {
        return units.isEmpty();
    }
}
