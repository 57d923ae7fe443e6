package org.vanthu.numbering;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a number of our own follows the decree. A document with a type name carries the abbreviation of the type
 * first, {@code 15/QĐ-UBND}; an official letter (công văn) the abbreviation of the organ, {@code 12/UBND-VX}. The two
 * forms overlap, so the first group is looked up among the abbreviations of types.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part II.3"
 */
public final class NotationRules {

    private static final Pattern ORDINAL = Pattern.compile("^\\d{2,}$");
    private static final Pattern TYPED = Pattern.compile("^(\\d{4}/)?[A-ZĐ][A-Za-zĐđy]*(-[A-ZĐ0-9]+)+$");
    private static final Pattern LETTER = Pattern.compile("^[A-ZĐ0-9]+(-[A-ZĐ0-9]+)+$");
    private static final Pattern FIRST_GROUP = Pattern.compile("^(\\d{4}/)?([^-]*).*$");

    private final Set<String> typeAbbreviations;

    public NotationRules(Set<String> typeAbbreviations) {
        this.typeAbbreviations = Set.copyOf(typeAbbreviations);
    }

    /** Whether the number may stand on a document with a type name. */
    public boolean fitsTypedDocument(DocumentNumber number) {
        return ORDINAL.matcher(number.number()).matches()
                && TYPED.matcher(number.notation()).matches()
                && typeAbbreviations.contains(firstGroup(number));
    }

    /** Whether the number may stand on an official letter. */
    public boolean fitsLetter(DocumentNumber number) {
        return ORDINAL.matcher(number.number()).matches()
                && LETTER.matcher(number.notation()).matches()
                && !typeAbbreviations.contains(firstGroup(number));
    }

    private static String firstGroup(DocumentNumber number) {
        return FIRST_GROUP.matcher(number.notation()).replaceFirst("$2");
    }
}
