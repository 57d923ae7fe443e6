package org.vanthu.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One document found.
 *
 * @param score how well it fits; 0 where it was found by its number in the ledger before the index knew it
 */
public record SearchHit(
        String nodeId,
        @Nullable Long arrivalNumber,
        @Nullable Integer year,
        @Nullable String number,
        @Nullable LocalDate issuedDate,
        @Nullable String issuerName,
        @Nullable String typeCode,
        @Nullable String typeName,
        @Nullable String subject,
        @Nullable Integer urgency,
        @Nullable String state,
        @Nullable String agency,
        @Nullable String registerId,
        @Nullable LocalDate arrivalDate,
        @Nullable Instant receivedAt,
        @Nullable String toPlaces,
        float score,
        Highlights highlights) {

    /**
     * Where the words stand, as HTML in which only {@code <mark>} is markup.
     *
     * @param subject the whole subject
     * @param content pieces of the text
     */
    public record Highlights(@Nullable String subject, List<String> content) {
        static final Highlights NONE = new Highlights(null, List.of());
    }
}
