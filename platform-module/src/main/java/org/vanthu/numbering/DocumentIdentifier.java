package org.vanthu.numbering;

import java.util.Locale;
import java.util.Objects;

/**
 * Identifier of an electronic document: identifier of the organ, year, ordinal in the organ and year, e.g.
 * {@code H37.12.2026.000123}. The ordinal has a series of its own, whatever registers and types the organ numbers by
 * (conflict C-6).
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, article 8.3"
 */
public record DocumentIdentifier(String organ, int year, long ordinal) {

    public DocumentIdentifier {
        Objects.requireNonNull(organ, "organ");
        if (ordinal < 1) {
            throw new IllegalArgumentException("ordinal must be >= 1, was " + ordinal);
        }
    }

    /** The identifier as text. */
    public String text() {
        return String.format(Locale.ROOT, "%s.%d.%06d", organ, year, ordinal);
    }
}
