package org.vanthu.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A run as it is told over HTTP.
 *
 * @param counts items by state
 * @param perSecond documents a second while it worked, or null before it has
 * @param secondsLeft of work, without waiting for its window, or null where that cannot be told yet
 * @param waiting whether it is outside its window now
 * @param actions what the person may do now
 */
record RunView(
        String id,
        String agency,
        String kind,
        String title,
        Map<String, String> parameters,
        String state,
        boolean backwards,
        String proposedBy,
        String proposedByName,
        Instant proposedAt,
        @Nullable Instant plannedAt,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable Instant endedAt,
        int itemsPerSecond,
        @Nullable String from,
        @Nullable String to,
        long items,
        long toChange,
        long documents,
        long documentsDone,
        Map<String, Long> counts,
        @Nullable Long perSecond,
        @Nullable Long secondsLeft,
        boolean waiting,
        @Nullable String fault,
        List<String> actions,
        long version) {}
