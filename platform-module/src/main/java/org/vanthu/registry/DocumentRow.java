package org.vanthu.registry;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A document as lists show it: one row of the table, no look at the node.
 *
 * @param kind {@code incoming} or {@code outgoing}; of an outgoing one the arrival is the issuing
 */
public record DocumentRow(
        String nodeId,
        @JsonIgnore String agency,
        String kind,
        @Nullable Long arrivalNumber,
        int year,
        @Nullable String registerId,
        LocalDate arrivalDate,
        Instant receivedAt,
        @JsonIgnore Instant enteredAt,
        @JsonIgnore String enteredBy,
        @JsonIgnore boolean backfilled,
        String number,
        @Nullable LocalDate issuedDate,
        String issuerName,
        String typeCode,
        String typeName,
        String subject,
        int urgency,
        String state,
        @Nullable String toPlaces,
        @Nullable LocalDate dueDate,
        @JsonIgnore @Nullable String note,
        @JsonIgnore @Nullable String documentId,
        @JsonIgnore @Nullable String sha256,
        long version) {

    /** Whether it came in from elsewhere. */
    boolean incoming() {
        return kind.equals(DocumentColumns.INCOMING);
    }

    /** Whether the registration was withdrawn. */
    @JsonProperty
    public boolean voided() {
        return state.equals(DocumentState.VOIDED);
    }
}
