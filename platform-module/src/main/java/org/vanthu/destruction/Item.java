package org.vanthu.destruction;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A dossier on the list, as it was when it was put there; of one that is destroyed, its tombstone.
 *
 * @param reason that its time is over, or that another dossier has the same
 * @param duplicateOf the dossier that has the same, or null
 * @param state {@code proposed}, {@code kept} (the council keeps it), {@code destroyed}, {@code left} (not destroyed
 *     after all, {@code outcome} says why)
 * @param documents how many there are in it
 */
record Item(
        String destruction,
        String dossier,
        int ordinal,
        String reason,
        @Nullable String duplicateOf,
        String note,
        String state,
        String code,
        int year,
        String title,
        String retention,
        @Nullable LocalDate expiresOn,
        int documents,
        String outcome,
        @Nullable Instant doneAt) {

    static final String EXPIRED = "expired";
    static final String DUPLICATE = "duplicate";
    static final String PROPOSED = "proposed";
    static final String KEPT = "kept";
    static final String DESTROYED = "destroyed";
    static final String LEFT = "left";
}
