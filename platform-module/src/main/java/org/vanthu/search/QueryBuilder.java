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
 * Writes the fts-alfresco query for what a person typed. Every unit must be there, tones left aside; what else is
 * wished for only orders what is found, so that an engine need not look it up where it cannot matter: exact tones come
 * first, then words that stand together. An abbreviation and its full form find each other; near words are asked for
 * only on demand.
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
        List<String> wishes = new ArrayList<>();
        Map<String, String> expanded = new LinkedHashMap<>();
        List<Unit> units = query.units();
        int i = 0;
        while (i < units.size()) {
            int length = fullFormAt(units, i);
            List<Unit> some = units.subList(i, i + length);
            String group = length > 1 ? fullForm(some, fuzzy) : unit(some.get(0), fuzzy, expanded);
            boolean excluded = some.get(0).excluded();
            clauses.add((excluded ? "-" : "+") + "(" + group + ")");
            if (!excluded) {
                some.forEach(unit -> wishes.addAll(exactly(unit)));
            }
            i += length;
        }
        if (units.stream().allMatch(Unit::excluded)) {
            clauses.add("+TYPE:\"registry:document\"");
        }
        clauses.addAll(wishes);
        together(units).ifPresent(clauses::add);
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
            case PHRASE -> either(words(unit.text(), 1));
            case SYMBOL -> symbol(unit.text());
            case NUMBER -> number(unit.text());
            case WORD -> word(unit.text(), fuzzy, expanded);
        };
    }

    private String word(String word, boolean fuzzy, Map<String, String> expanded) {
        List<String> ways = plain(word, fuzzy);
        for (String full : abbreviations.expand(word)) {
            ways.addAll(words(full, 0.5));
            expanded.merge(word, full, (one, other) -> one + ", " + other);
        }
        return either(ways);
    }

    private static List<String> plain(String word, boolean fuzzy) {
        List<String> ways = new ArrayList<>(words(word, 1));
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

    /** The words as they stand next to one another, tones left aside: what decides whether a document is found. */
    private static List<String> words(String text, double weight) {
        String folded = quoted(SearchText.folded(text));
        return List.of("search:folded:" + folded + boost(2 * weight), "TEXT:" + folded + boost(weight));
    }

    /** The word or phrase with exactly these tones: finds nothing more, but puts first what has it. */
    private static List<String> exactly(Unit unit) {
        boolean plain = unit.kind() == Kind.WORD || unit.kind() == Kind.PHRASE;
        return plain ? exactly(unit.text(), 1) : List.of();
    }

    private static List<String> exactly(String text, double weight) {
        if (!SearchText.hasMarks(text)) {
            return List.of();
        }
        return List.of(
                "search:exact:" + quoted(SearchText.exact(text)) + boost(8 * weight),
                "=TEXT:" + quoted(text) + boost(2 * weight));
    }

    private String fullForm(List<Unit> units, boolean fuzzy) {
        String all = units.stream()
                .map(word -> "(" + either(plain(word.text(), fuzzy)) + ")")
                .collect(Collectors.joining(" AND ", "(", ")"));
        List<String> ways = new ArrayList<>();
        ways.add(all);
        String full = units.stream().map(Unit::text).collect(Collectors.joining(" "));
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
    private static Optional<String> together(List<Unit> units) {
        List<String> typed =
                units.stream().filter(QueryBuilder::isPlainWord).map(Unit::text).toList();
        if (units.size() != typed.size() || typed.size() < 2) {
            return Optional.empty();
        }
        String text = String.join(" ", typed);
        List<String> ways = new ArrayList<>(words(text, 2));
        ways.addAll(exactly(text, 2));
        return Optional.of("(" + either(ways) + ")");
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
