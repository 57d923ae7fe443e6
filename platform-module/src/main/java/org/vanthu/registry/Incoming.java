package org.vanthu.registry;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.numbering.DocumentNumber;

/** The fields of an incoming document after {@link IncomingRules} has found them right. */
record Incoming(
        DocumentNumber number,
        @Nullable LocalDate issuedDate,
        String issuerName,
        @Nullable String issuerCode,
        String typeCode,
        String typeName,
        String subject,
        int urgency,
        String language,
        @Nullable Integer pageAmount,
        String origin,
        String source,
        @Nullable String signerName,
        @Nullable String signerPosition,
        @Nullable String signerCompetence,
        List<String> recipients,
        @Nullable String toPlaces,
        @Nullable String note,
        @Nullable LocalDate dueDate,
        @Nullable String documentId) {

    Incoming {
        recipients = List.copyOf(recipients);
    }

    Incoming withPages(int pages) {
        return new Incoming(
                number,
                issuedDate,
                issuerName,
                issuerCode,
                typeCode,
                typeName,
                subject,
                urgency,
                language,
                pages,
                origin,
                source,
                signerName,
                signerPosition,
                signerCompetence,
                recipients,
                toPlaces,
                note,
                dueDate,
                documentId);
    }

    /** The same values in the form in which they are sent, to lay a correction over. */
    IncomingFields toFields() {
        return new IncomingFields(
                number.text(),
                null,
                null,
                issuedDate,
                issuerName,
                issuerCode,
                typeCode,
                subject,
                urgency,
                language,
                pageAmount,
                origin,
                source,
                signerName,
                signerPosition,
                signerCompetence,
                recipients,
                toPlaces,
                note,
                dueDate,
                null,
                documentId);
    }
}
