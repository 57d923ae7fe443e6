package org.vanthu.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.vanthu.shared.Texts;

/** Says in the user's language how the box was understood. */
final class Interpretation {
    private Interpretation() {}

    /**
     * The sentence; empty where the words were taken as typed.
     *
     * @param expanded abbreviations that were also searched in their full form
     * @param fuzzy whether similar words were searched, too
     */
    static String of(UserQuery query, Map<String, String> expanded, boolean fuzzy) {
        List<String> parts = new ArrayList<>();
        if (query.legacy()) {
            parts.add(Texts.of("search.interpretation.legacy"));
        }
        expanded.forEach((word, full) -> parts.add(Texts.of("search.interpretation.abbreviation", word, full)));
        if (fuzzy) {
            parts.add(Texts.of("search.interpretation.fuzzy"));
        }
        return String.join(" ", parts);
    }
}
