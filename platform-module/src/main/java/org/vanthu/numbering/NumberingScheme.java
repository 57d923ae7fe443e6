package org.vanthu.numbering;

import java.util.Locale;
import java.util.Objects;

/**
 * How an organ numbers its own documents: which documents share one series, and how the number is written.
 *
 * @param grouping which documents share a series
 * @param minDigits to how many digits a number is padded with zeros; the decree asks for 2
 * @param withYear whether the year stands between number and notation, as on legal normative documents
 * @see "Decree 30/2020/NĐ-CP, article 15 and Appendix I, part II.3"
 */
public record NumberingScheme(Grouping grouping, int minDigits, boolean withYear) {

    /** What the decree prescribes unless the head of the organ decides otherwise. */
    public static final NumberingScheme DECREE_30 = new NumberingScheme(Grouping.BY_TYPE, 2, false);

    /** Which documents share a series. */
    public enum Grouping {
        /** All documents of the organ. */
        ALL,
        /** Documents of one type. */
        BY_TYPE,
        /** Documents of a named group, such as an advisory body with its own series. */
        BY_GROUP
    }

    public NumberingScheme {
        Objects.requireNonNull(grouping, "grouping");
        if (minDigits < 1 || minDigits > 9) {
            throw new IllegalArgumentException("minDigits must be 1 to 9, was " + minDigits);
        }
    }

    /**
     * Writes a number.
     *
     * @param ordinal the ordinal of the series, from 1
     * @param year the year of the series
     * @param notation the notation, e.g. {@code QĐ-UBND}
     */
    public DocumentNumber write(long ordinal, int year, String notation) {
        if (ordinal < 1) {
            throw new IllegalArgumentException("ordinal must be >= 1, was " + ordinal);
        }
        String digits = String.format(Locale.ROOT, "%0" + minDigits + "d", ordinal);
        return new DocumentNumber(digits, withYear ? year + "/" + notation : notation);
    }
}
