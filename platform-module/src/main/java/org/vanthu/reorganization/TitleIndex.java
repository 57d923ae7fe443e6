package org.vanthu.reorganization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

    private static final int[] NOWHERE = {};

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, List<Integer>> added = new HashMap<>();
    private Map<String, int[]> byWord = Map.of();
    private double[] lengths = {};
    /** What a subject shares with each title; all zero between two questions. */
    private double[] shared = {};

    private int[] touched = {};

    /**
     * A dossier to file into.
     *
     * @param owner who keeps it
     * @param unit to which it belongs, or null
     * @param words its title without tone marks
     */
    record Entry(
            String id,
            String label,
            @Nullable String owner,
            @Nullable String unit,
            Set<String> words) {}

    /**
     * The dossier found.
     *
     * @param nearness 0 to 1
     */
    record Match(Entry entry, double nearness) {}

    void add(String id, String label, @Nullable String owner, @Nullable String unit, String titleKey) {
        Set<String> words = words(titleKey);
        int place = entries.size();
        Entry entry = new Entry(id, label, owner, unit, words);
        entries.add(entry);
        byId.put(id, entry);
        for (String word : words) {
            added.computeIfAbsent(word, key -> new ArrayList<>(2)).add(place);
        }
    }

    /** The dossiers by id. */
    Map<String, Entry> byId() {
        return Collections.unmodifiableMap(byId);
    }

    /** The nearest of the dossiers that are allowed; the first added of equals. No more are added then. */
    Optional<Match> nearest(String subjectKey, Predicate<Entry> allowed) {
        if (lengths.length != entries.size()) {
            byWord = added.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            one -> one.getValue().stream()
                                    .mapToInt(Integer::intValue)
                                    .toArray()));
            lengths = lengths();
            shared = new double[entries.size()];
            touched = new int[entries.size()];
        }
        double all = 0;
        int count = 0;
        for (String word : words(subjectKey)) {
            int[] places = byWord.getOrDefault(word, NOWHERE);
            double square = square(places.length);
            all += square;
            if (places.length <= MAX_TITLES_OF_WORD) {
                for (int place : places) {
                    if (shared[place] == 0) {
                        touched[count++] = place;
                    }
                    shared[place] += square;
                }
            }
        }
        int best = -1;
        double most = 0;
        for (int i = 0; i < count; i++) {
            int place = touched[i];
            double nearness = shared[place] / lengths[place];
            shared[place] = 0;
            if (nearness >= most && allowed.test(entries.get(place))) {
                best = nearness == most && best >= 0 ? Math.min(best, place) : place;
                most = nearness;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Match(entries.get(best), most / Math.sqrt(all)));
    }

    private double[] lengths() {
        return entries.stream()
                .mapToDouble(entry -> Math.sqrt(entry.words().stream()
                        .mapToDouble(word -> square(byWord.getOrDefault(word, NOWHERE).length))
                        .sum()))
                .toArray();
    }

    /** The square of the weight of a word that so many titles have. */
    private double square(int titles) {
        double weight = Math.log(1 + (double) (entries.size() + 1) / (titles + 1));
        return weight * weight;
    }

    private static Set<String> words(String key) {
        return NO_WORD.splitAsStream(key).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
