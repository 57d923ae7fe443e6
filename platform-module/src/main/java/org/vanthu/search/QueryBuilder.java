package org.vanthu.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.vanthu.search.UserQuery.Kind;
import org.vanthu.search.UserQuery.Unit;
import org.vanthu.search.text.Abbreviations;
import org.vanthu.search.text.SearchText;

/**
 * Writes the fts-alfresco query for what a person typed. Every unit must be there; a document that has it with exact
 * tones comes before one that has it without; an abbreviation and its full form find each other; near words are asked
 * for only on demand.
 */
final class QueryBuilder {
    private static final int SHORTEST_FUZZY_WORD = 3;

    private final Abbreviations abbreviations;

    QueryBuilder(Abbreviations abbreviations) {
        this.abbreviations = abbreviations;
    }

    /**
     * A query ready to run.
     *
     * @param expanded abbreviations that were also searched in their full form
     */
    record Built(String afts, Map<String, String> expanded) {}

    /** Builds the query; {@code fuzzy} also takes words with one wrong letter. */
    Built build(UserQuery query, boolean fuzzy) {
        List<String> clauses = new ArrayList<>();
        Map<String, String> expanded = new LinkedHashMap<>();
        List<Unit> units = query.units();
        int i = 0;
        while (i < units.size()) {
            int length = fullFormAt(units, i);
            Unit unit = units.get(i);
            String group = length > 1 ? fullForm(units.subList(i, i + length), fuzzy) : unit(unit, fuzzy, expanded);
            clauses.add((unit.excluded() ? "-" : "+") + "(" + group + ")");
            i += length;
        }
        if (units.stream().allMatch(Unit::excluded)) {
            clauses.add("+TYPE:\"registry:document\"");
        }
        phraseBoost(units).ifPresent(clauses::add);
        return new Built(String.join(" ", clauses), expanded);
    }

    private int fullFormAt(List<Unit> units, int from) {
        List<String> words = new ArrayList<>();
        for (int i = from; i < units.size() && isPlainWord(units.get(i)); i++) {
            words.add(units.get(i).text());
        }
        return words.size() < 2 ? 1 : abbreviations.fullFormAt(words, 0).orElse(1);
    }

    private static boolean isPlainWord(Unit unit) {
        return unit.kind() == Kind.WORD && !unit.excluded();
    }

    private String unit(Unit unit, boolean fuzzy, Map<String, String> expanded) {
        return switch (unit.kind()) {
            case PHRASE -> either(phrase(unit.text(), 1));
            case SYMBOL -> symbol(unit.text());
            case NUMBER -> number(unit.text());
            case WORD -> word(unit.text(), fuzzy, expanded);
        };
    }

    private String word(String word, boolean fuzzy, Map<String, String> expanded) {
        List<String> ways = plain(word, fuzzy);
        for (String full : abbreviations.expand(word)) {
            ways.addAll(phrase(full, 0.5));
            expanded.merge(word, full, (one, other) -> one + ", " + other);
        }
        return either(ways);
    }

    private static List<String> plain(String word, boolean fuzzy) {
        List<String> ways = new ArrayList<>(phrase(word, 1));
        String folded = SearchText.folded(word);
        if (fuzzy && folded.length() >= SHORTEST_FUZZY_WORD && folded.indexOf(' ') < 0) {
            String near = "~" + similarity(folded.length());
            ways.add("search:folded:" + folded + near + "^0.2");
            ways.add("TEXT:" + folded + near + "^0.1");
        }
        return ways;
    }

    /** The similarity that allows one wrong letter in a word of this length, and no more. */
    private static String similarity(int length) {
        return String.format(Locale.ROOT, "%.2f", 1 - 1.5 / length);
    }

    /** The words as they stand, near one another; with exact tones it counts more. */
    private static List<String> phrase(String text, double weight) {
        List<String> ways = new ArrayList<>();
        if (SearchText.hasMarks(text)) {
            ways.add("search:exact:" + quoted(SearchText.exact(text)) + boost(8 * weight));
        }
        ways.add("search:folded:" + quoted(SearchText.folded(text)) + boost(2 * weight));
        ways.add("TEXT:" + quoted(text) + boost(weight));
        return ways;
    }

    private String fullForm(List<Unit> words, boolean fuzzy) {
        String all = words.stream()
                .map(word -> "(" + either(plain(word.text(), fuzzy)) + ")")
                .collect(Collectors.joining(" AND ", "(", ")"));
        List<String> ways = new ArrayList<>();
        ways.add(all);
        String full = words.stream().map(Unit::text).collect(Collectors.joining(" "));
        ways.addAll(phrase(full, 2));
        for (String abbreviation : abbreviations.of(full)) {
            ways.add("search:folded:" + quoted(SearchText.folded(abbreviation)) + "^0.5");
            ways.add("=TEXT:" + quoted(abbreviation) + "^0.5");
        }
        return either(ways);
    }

    private static String symbol(String symbol) {
        String key = SearchText.symbolKey(symbol);
        List<String> ways = new ArrayList<>();
        ways.add("search:symbol:" + quoted(key) + "^20");
        ways.add("search:folded:" + quoted(key.replace('/', ' ')) + "^2");
        ways.add("TEXT:" + quoted(symbol));
        return either(ways);
    }

    private static String number(String digits) {
        long value = Long.parseLong(digits);
        return either(List.of(
                "search:symbol:" + quoted(Long.toString(value)) + "^10",
                "registry:arrivalNumber:" + value + "^8",
                "search:folded:" + quoted(digits) + "^2",
                "TEXT:" + quoted(digits)));
    }

    /** Documents in which the words stand together come first. */
    private static Optional<String> phraseBoost(List<Unit> units) {
        List<String> words =
                units.stream().filter(QueryBuilder::isPlainWord).map(Unit::text).toList();
        boolean together = units.size() == words.size() && words.size() > 1;
        return together ? Optional.of("(" + either(phrase(String.join(" ", words), 2)) + ")") : Optional.empty();
    }

    private static String either(List<String> ways) {
        return String.join(" OR ", ways);
    }

    private static String boost(double weight) {
        return weight == 1 ? "" : "^" + String.format(Locale.ROOT, "%.1f", weight);
    }

    /** A quotation in which nothing has a meaning of its own. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[*?]", " ") + '"';
    }
}
