package org.vanthu.directive;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vanthu.shared.TextKey;

/** Looks for what was entered in the words of a document, tone marks and line breaks aside. */
final class TextComparison {

    /** Of the words of a directive so many must be in the text; an order is entered in the words of the text. */
    private static final double ENOUGH = 0.8;

    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}]{2,}");
    private static final Pattern DATE =
            Pattern.compile("\\b(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})(?:\\s*[/.-]\\s*(\\d{4}))?\\b");
    private static final Pattern WORDED =
            Pattern.compile("\\b(?:ngay )?(\\d{1,2}) thang (\\d{1,2})(?: nam (\\d{4}))?\\b");

    private final String text;
    private final Set<String> words;

    TextComparison(List<String> lines) {
        this.text = TextKey.of(String.join(" ", lines));
        this.words = words(text);
    }

    /** Whether there are words at all; a picture of a page has none. */
    boolean isReadable() {
        return !words.isEmpty();
    }

    boolean hasContent(String content) {
        String key = TextKey.of(content);
        if (text.contains(key)) {
            return true;
        }
        Set<String> wanted = words(key);
        long found = wanted.stream().filter(words::contains).count();
        return !wanted.isEmpty() && found >= ENOUGH * wanted.size();
    }

    /** Whether the day is written there, as figures or in words; without a year it is the year of the deadline. */
    boolean hasDate(LocalDate day) {
        return Arrays.asList(DATE, WORDED).stream().anyMatch(pattern -> has(pattern, day));
    }

    private boolean has(Pattern pattern, LocalDate day) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String year = matcher.group(3);
            if (Integer.parseInt(matcher.group(1)) == day.getDayOfMonth()
                    && Integer.parseInt(matcher.group(2)) == day.getMonthValue()
                    && (year == null || Integer.parseInt(year) == day.getYear())) {
                return true;
            }
        }
        return false;
    }

    boolean hasName(String name) {
        return text.contains(TextKey.of(name));
    }

    private static Set<String> words(String key) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(key);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
