package org.vanthu.reminder;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That somebody was told.
 *
 * @param whom who was told; empty when nobody could be
 * @param by who urged; empty for the system
 * @param onBehalfOf for whom, or null
 * @param dueAt the deadline that it spoke of, or null
 * @param email {@code queued}, {@code sent}, {@code failed}, {@code noAddress}, or empty: none was wanted
 */
record Reminder(
        long id,
        String agency,
        String stage,
        long item,
        String nodeId,
        String unit,
        String whom,
        String by,
        @Nullable String onBehalfOf,
        Instant at,
        String channel,
        String text,
        @Nullable Instant dueAt,
        @Nullable Instant seenAt,
        String email) {}
