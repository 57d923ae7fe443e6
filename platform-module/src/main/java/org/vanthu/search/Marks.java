package org.vanthu.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vanthu.search.UserQuery.Unit;
import org.vanthu.search.text.SearchText;

/** Highlights: marks words without regard to tones and makes everything else harmless in HTML. */
final class Marks {
    /** Stand for the marks until the text is escaped; no document has them, they mean nothing in Unicode. */
    static final String OPEN = "\uE000";

    static final String CLOSE = "\uE001";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private Marks() {}

    /** Escapes a snippet whose marks are {@link #OPEN} and {@link #CLOSE}. */
    static String html(String snippet) {
        return escape(snippet).replace(OPEN, "<mark>").replace(CLOSE, "</mark>");
    }

    /** Marks the words of the query in a text. */
    static String html(String text, UserQuery query) {
        Set<String> wanted = words(query.units());
        String clean = text.replace(OPEN, "").replace(CLOSE, "");
        StringBuilder out = new StringBuilder();
        Matcher word = WORD.matcher(clean);
        int at = 0;
        while (word.find()) {
            if (wanted.contains(SearchText.folded(word.group()))) {
                out.append(clean, at, word.start())
                        .append(OPEN)
                        .append(word.group())
                        .append(CLOSE);
                at = word.end();
            }
        }
        return html(out.append(clean.substring(at)).toString());
    }

    private static Set<String> words(List<Unit> units) {
        Set<String> words = new HashSet<>();
        for (Unit unit : units) {
            if (!unit.excluded()) {
                SearchText.words(unit.text()).forEach(word -> words.add(SearchText.folded(word)));
            }
        }
        return words;
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
