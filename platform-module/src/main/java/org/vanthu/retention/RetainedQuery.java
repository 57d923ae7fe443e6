package org.vanthu.retention;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which dossiers of an agency; what is null says nothing.
 *
 * @param view {@code all}, or one of the lists of {@link RetainedDossiers}
 * @param words in the title, or the beginning of the code
 * @param fromYear of opening, first
 * @param toYear of opening, last
 * @param rule the rule by which it is reckoned
 */
public record RetainedQuery(
        @Nullable String view,
        @Nullable String words,
        @Nullable Integer fromYear,
        @Nullable Integer toYear,
        @Nullable String unit,
        @Nullable String rule) {

    /** The query as it is kept with a hold. */
    String described() {
        List<String> parts = new ArrayList<>();
        add(parts, "view", view);
        add(parts, "words", words);
        add(parts, "fromYear", fromYear);
        add(parts, "toYear", toYear);
        add(parts, "unit", unit);
        add(parts, "rule", rule);
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            parts.add(name + ": " + value);
        }
    }
}
