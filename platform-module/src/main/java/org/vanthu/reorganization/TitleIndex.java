package org.vanthu.reorganization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Finds the dossier whose title says most nearly what a document is about. Words weigh the more the fewer titles have
 * them; the nearness is the cosine of the two sets of words. Built once for a plan, in memory: a title takes about 200
 * bytes. Not for several threads.
 */
final class TitleIndex {

    private static final int MAX_TITLES_OF_WORD = 2000;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();

    /**
     * A dossier to file into.
     *
     * @param words its title without tone marks
     */
    record Entry(String id, String label, @Nullable String owner, Set<String> words) {}

    /**
     * The dossier found.
     *
     * @param nearness 0 to 1
     */
    record Match(Entry entry, double nearness) {}

    void add(String id, String label, @Nullable String owner, String titleKey) {
        Set<String> words = words(titleKey);
        int place = entries.size();
        entries.add(new Entry(id, label, owner, words));
        for (String word : words) {
            byWord.computeIfAbsent(word, key -> new ArrayList<>(2)).add(place);
        }
    }

    /** The nearest dossier, of one person's where a person is named; the first of equals. */
    Optional<Match> nearest(String subjectKey, @Nullable String owner) {
        Set<String> words = words(subjectKey);
        Map<Integer, Double> shared = new HashMap<>();
        double all = 0;
        for (String word : words) {
            List<Integer> places = byWord.getOrDefault(word, List.of());
            double weight = weight(places.size());
            all += weight * weight;
            if (places.size() <= MAX_TITLES_OF_WORD) {
                for (int place : places) {
                    if (owner == null || owner.equals(entries.get(place).owner())) {
                        shared.merge(place, weight * weight, Double::sum);
                    }
                }
            }
        }
        double norm = Math.sqrt(all);
        return shared.entrySet().stream()
                .map(one -> new Match(entries.get(one.getKey()), one.getValue() / (norm * length(one.getKey()))))
                .max(Comparator.comparingDouble(Match::nearness)
                        .thenComparing(match -> match.entry().id(), Comparator.reverseOrder()));
    }

    private double length(int place) {
        double sum = 0;
        for (String word : entries.get(place).words()) {
            double weight = weight(byWord.getOrDefault(word, List.of()).size());
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }

    private double weight(int titles) {
        return Math.log(1 + (double) (entries.size() + 1) / (titles + 1));
    }

    private static Set<String> words(String key) {
        return NO_WORD.splitAsStream(key).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
