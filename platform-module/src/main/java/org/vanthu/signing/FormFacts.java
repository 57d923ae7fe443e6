package org.vanthu.signing;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a document must say about itself. What is null or empty is not compared, only looked for.
 *
 * @param typeAbbreviations the abbreviations of all types, by which number and notation are read
 * @param typeName the name of the type, e.g. {@code Quyết định}; null for an official letter or where unknown
 * @param letter whether it is an official letter (công văn), which has no type name
 * @param numbered whether number and date stand on it already; before that their places are empty
 */
public record FormFacts(
        Set<String> typeAbbreviations,
        @Nullable String typeName,
        boolean letter,
        @Nullable String agencyName,
        boolean numbered,
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable String signerPosition,
        @Nullable String signerName) {

    public FormFacts {
        typeAbbreviations = Set.copyOf(typeAbbreviations);
    }

    /** Nothing is known but the abbreviations; the document has its number. */
    public static FormFacts unknown(Set<String> typeAbbreviations) {
        return new FormFacts(typeAbbreviations, null, false, null, true, null, null, null, null);
    }
}
