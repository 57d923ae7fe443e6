package org.vanthu.search;

import org.vanthu.search.SearchAnswer.FacetValue;
import org.vanthu.shared.Texts;

/** What the values of facets are called. */
final class FacetLabels {
    private FacetLabels() {}

    static FacetValue value(String facet, String value, int count) {
        return new FacetValue(value, of(facet, value), count);
    }

    /** The label in the language of the request; the value itself where it needs none or has none. */
    static String of(String facet, String value) {
        String id = switch (facet) {
            case "urgency", "state", "type" -> "search." + facet + "." + value;
            default -> "";
        };
        if (id.isEmpty()) {
            return value;
        }
        String label = Texts.of(id);
        return label.equals(id) ? value : label;
    }
}
