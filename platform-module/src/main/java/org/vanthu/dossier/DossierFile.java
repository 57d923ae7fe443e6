package org.vanthu.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agency;
import org.vanthu.shared.Json;

/**
 * A dossier with its documents as forms and exports show it.
 *
 * @param ownerName the full name of who keeps it
 * @param madeByName the full name of the person for whom this is made
 */
record DossierFile(
        Dossier dossier,
        Agency agency,
        String fileCode,
        String unitName,
        String ownerName,
        String madeByName,
        Instant madeAt,
        List<Entry> entries) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    DossierFile {
        entries = List.copyOf(entries);
    }

    /** The documents by their dates; those without a date by when they came into the system. */
    List<Entry> chronological() {
        return entries.stream()
                .sorted(Comparator.comparing(Entry::sortsBy)
                        .thenComparing(entry -> entry.document().ordinal()))
                .toList();
    }

    static String day(@Nullable LocalDate date) {
        return date == null ? "" : DAY.format(date);
    }

    static String day(@Nullable Instant time) {
        return time == null ? "" : DAY.format(time.atZone(Json.ZONE));
    }

    static String minute(Instant time) {
        return MINUTE.format(time.atZone(Json.ZONE));
    }

    /** A document with its place in the dossier. */
    record Entry(DossierDocument document, DocumentFacts.Facts facts) {

        LocalDate sortsBy() {
            LocalDate issued = facts.issuedDate();
            Instant time = facts.readable() ? facts.createdAt() : document.addedAt();
            return issued == null ? LocalDate.ofInstant(time, Json.ZONE) : issued;
        }
    }
}
