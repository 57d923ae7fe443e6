package org.vanthu.directive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a directive or one of its lines.
 *
 * @param lineId the line, or null for what concerns the directive as a whole
 * @param audience {@code all}, {@code giver} or {@code executor}
 * @param agency of whoever did it
 * @param channel how somebody was told, or empty
 */
record Event(
        long id,
        long directiveId,
        @Nullable Long lineId,
        String kind,
        String audience,
        String agency,
        Instant at,
        String by,
        @Nullable String onBehalfOf,
        String channel,
        String text,
        @Nullable String documentNodeId,
        @Nullable String documentNumber) {

    static final String ALL = "all";
    static final String GIVER = "giver";
    static final String EXECUTOR = "executor";
}
