package org.vanthu.directory;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A comparison as it is shown.
 *
 * @param counts rows by verdict
 * @param lines the rows that are not as they are known, the first of them
 */
record ListView(boolean applied, Map<String, Long> counts, List<Line> lines) {

    private static final int SHOWN = 500;

    /** A row. */
    record Line(
            String code,
            String name,
            String verdict,
            @Nullable String known) {}

    static ListView of(List<Comparison.Line> lines, boolean applied) {
        Map<Comparison.Verdict, Long> counts = new EnumMap<>(Comparison.Verdict.class);
        lines.forEach(line -> counts.merge(line.verdict(), 1L, Long::sum));
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((verdict, count) -> named.put(word(verdict), count));
        return new ListView(
                applied,
                named,
                lines.stream()
                        .filter(line -> line.verdict() != Comparison.Verdict.SAME)
                        .limit(SHOWN)
                        .map(line -> new Line(
                                line.listed().code(), line.listed().name(), word(line.verdict()), line.known()))
                        .toList());
    }

    private static String word(Comparison.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
