package org.vanthu.search.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Abbreviations of official Vietnamese and what they stand for, from {@code data/abbreviations.tsv}: columns
 * abbreviation, full form, and {@code any} where it is meant in any case of letters, {@code exact} where only as
 * written (short ones are words, too).
 */
public final class Abbreviations {
    private static final String FILE = "/alfresco/module/vanthu-platform/data/abbreviations.tsv";

    private final Map<String, List<String>> asWritten = new HashMap<>();
    private final Map<String, List<String>> anyCase = new HashMap<>();
    private final Map<String, List<String>> byFullForm = new HashMap<>();

    /** How many words the longest full form has that begins with a word, without marks. */
    private final Map<String, Integer> longestByFirstWord = new HashMap<>();

    private Abbreviations() {}

    /** Reads the table that ships with the module. */
    public static Abbreviations load() {
        Abbreviations table = new Abbreviations();
        try (InputStream in = Objects.requireNonNull(Abbreviations.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        String abbreviation = columns[0];
        String full = columns[1];
        asWritten.computeIfAbsent(abbreviation, a -> new ArrayList<>()).add(full);
        if (columns[2].equals("any")) {
            anyCase.computeIfAbsent(SearchText.folded(abbreviation), a -> new ArrayList<>())
                    .add(full);
        }
        byFullForm
                .computeIfAbsent(SearchText.folded(full), f -> new ArrayList<>())
                .add(abbreviation);
        List<String> words = SearchText.words(full);
        longestByFirstWord.merge(SearchText.folded(words.get(0)), words.size(), Math::max);
    }

    /** What a word stands for; empty where it is no abbreviation. */
    public List<String> expand(String word) {
        List<String> exact = asWritten.get(word);
        return exact != null ? exact : anyCase.getOrDefault(SearchText.folded(word), List.of());
    }

    /** The abbreviations of a full form, written with or without marks. */
    public List<String> of(String fullForm) {
        return byFullForm.getOrDefault(SearchText.folded(fullForm), List.of());
    }

    /** The longest full form, counted in words, that begins at a word of the list; empty where none does. */
    public Optional<Integer> fullFormAt(List<String> words, int from) {
        String first = SearchText.folded(words.get(from));
        int longest = Math.min(longestByFirstWord.getOrDefault(first, 1), words.size() - from);
        Optional<Integer> found = Optional.empty();
        StringBuilder folded = new StringBuilder(first);
        for (int length = 2; length <= longest; length++) {
            folded.append(' ').append(SearchText.folded(words.get(from + length - 1)));
            if (byFullForm.containsKey(folded.toString())) {
                found = Optional.of(length);
            }
        }
        return found;
    }
}
