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
     * The same document with the words of the query marked.
     *
     * @param snippets of the text, marked as {@link Marks} has it
     */
    SearchHit marked(UserQuery query, List<String> snippets) {
        if (query.isEmpty()) {
            return this;
        }
        return new SearchHit(
                nodeId,
                arrivalNumber,
                year,
                number,
                issuedDate,
                issuerName,
                typeCode,
                typeName,
                subject,
                urgency,
                state,
                agency,
                registerId,
                arrivalDate,
                receivedAt,
                toPlaces,
                score,
                new Highlights(
                        subject == null ? null : Marks.html(subject, query),
                        snippets.stream().map(Marks::html).toList()));
    }

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
