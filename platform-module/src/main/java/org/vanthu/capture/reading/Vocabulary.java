package org.vanthu.capture.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The words of offices, by which recognised text is corrected: a phrase that differs only in marks, or in a letter, is
 * it.
 */
final class Vocabulary {

    private static final int LONGEST_WORDS = 12;
    private static final int FUZZY_FROM_LETTERS = 15;

    private final Map<String, List<String>> sections = new HashMap<>();
    private final Map<String, String> phrases = new HashMap<>();
    private final List<String> fuzzy = new ArrayList<>();

    Vocabulary(List<String> knownIssuers) {
        readSections();
        for (String name : List.of("phrase", "position", "place")) {
            section(name).forEach(this::addPhrase);
        }
        for (String place : section("place")) {
            List.of("tỉnh ", "thành phố ", "ubnd tỉnh ", "ubnd thành phố ").forEach(kind -> addPhrase(kind + place));
        }
        knownIssuers.stream().map(Plain::lower).forEach(this::addPhrase);
        fuzzy.sort(Comparator.comparingInt(String::length).reversed());
    }

    private void readSections() {
        String path = "/org/vanthu/capture/reading/vocabulary.txt";
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(path), path);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String section = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.length() - 1);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    sections.computeIfAbsent(section, key -> new ArrayList<>()).add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addPhrase(String phrase) {
        String plain = Plain.of(phrase);
        if (plain.contains(" ") && phrases.putIfAbsent(plain, phrase) == null && plain.length() >= FUZZY_FROM_LETTERS) {
            fuzzy.add(plain);
        }
    }

    List<String> section(String name) {
        return sections.getOrDefault(name, Collections.emptyList());
    }

    /** Corrects the phrases in a text; the case of the text is kept. */
    String correct(String text) {
        String[] words = text.split(" ", -1);
        StringBuilder all = new StringBuilder();
        int i = 0;
        while (i < words.length) {
            int used = 0;
            for (int length = Math.min(LONGEST_WORDS, words.length - i); length >= 2 && used == 0; length--) {
                String window = String.join(" ", List.of(words).subList(i, i + length));
                Optional<String> better = phrase(window);
                if (better.isPresent()) {
                    append(all, better.get());
                    used = length;
                }
            }
            if (used == 0) {
                append(all, words[i]);
                used = 1;
            }
            i += used;
        }
        return all.toString();
    }

    private static void append(StringBuilder all, String text) {
        all.append(all.length() == 0 ? "" : " ").append(text);
    }

    private Optional<String> phrase(String window) {
        String plain = Plain.of(window);
        String found = phrases.get(plain);
        if (found == null) {
            found = similar(plain);
        }
        if (found == null) {
            return Optional.empty();
        }
        String core = window.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        if (Plain.toneless(core).equals(Plain.toneless(found))) {
            return Optional.of(window); // right already, maybe with the tone placed the other way
        }
        return Optional.of(window.replace(core, inCaseOf(core, found)));
    }

    private @Nullable String similar(String plain) {
        if (plain.length() < FUZZY_FROM_LETTERS) {
            return null;
        }
        for (String candidate : fuzzy) {
            int allowed = candidate.length() / 15;
            if (Math.abs(candidate.length() - plain.length()) <= allowed
                    && candidate.charAt(0) == plain.charAt(0)
                    && Plain.distance(candidate, plain) <= allowed
                    && !digits(plain)) {
                return phrases.get(candidate);
            }
        }
        return null;
    }

    private static boolean digits(String text) {
        return text.codePoints().filter(Character::isDigit).count() > 1;
    }

    private static String inCaseOf(String core, String phrase) {
        if (Plain.capitals(core) > 0.7) {
            return Plain.upper(phrase);
        }
        String[] old = core.split(" ", -1);
        String[] words = phrase.split(" ", -1);
        if (old.length != words.length) {
            return Plain.capitals(core.substring(0, 1)) > 0 ? Plain.capital(phrase) : phrase;
        }
        for (int i = 0; i < words.length; i++) {
            if (!old[i].isEmpty() && Character.isUpperCase(old[i].codePointAt(0))) {
                words[i] = Plain.capital(words[i]);
            }
        }
        return String.join(" ", words);
    }

    /** The entry of a section that a text is: but for its marks, or for {@code mistakes} letters. */
    Optional<String> nearest(String section, String text, int mistakes) {
        String plain = Plain.of(text);
        String best = null;
        int bestDistance = mistakes + 1;
        for (String entry : section(section)) {
            String candidate = Plain.of(entry);
            if (Math.abs(candidate.length() - plain.length()) < bestDistance) {
                int distance = Plain.distance(candidate, plain);
                if (distance < bestDistance
                        || (distance == bestDistance && Plain.toneless(entry).equals(Plain.toneless(text)))) {
                    best = entry;
                    bestDistance = distance;
                }
            }
        }
        return bestDistance <= mistakes ? Optional.ofNullable(best) : Optional.empty();
    }
}
