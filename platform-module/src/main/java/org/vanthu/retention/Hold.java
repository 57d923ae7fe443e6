package org.vanthu.retention;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Keeps dossiers and documents from being destroyed or kept shorter, whatever other holds say.
 *
 * @param chosenBy how the items were chosen, in words: a query, a selection
 * @param until the last day, or null until it is released
 * @param items how many dossiers and documents it holds
 */
public record Hold(
        String id,
        String agency,
        String name,
        String reason,
        String chosenBy,
        @Nullable LocalDate until,
        int items,
        Instant placedAt,
        String placedBy,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        @Nullable String releaseReason,
        long version) {

    /** Whether it holds on the day. */
    public boolean lasts(LocalDate today) {
        return releasedAt == null && (until == null || !until.isBefore(today));
    }
}
