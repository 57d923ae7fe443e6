package org.vanthu.directory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An organisation outside this site with what its keepers see.
 *
 * @param state {@code open}, {@code closed} or {@code merged}
 * @param mergedInto the identifier of what took its place, or null
 * @param source {@code hand}, or the name of the list that it came from
 */
record Entry(
        Organization organization,
        String state,
        @Nullable String mergedInto,
        String source,
        Instant changedAt,
        String changedBy,
        long version) {

    static final String OPEN = "open";
    static final String CLOSED = "closed";
    static final String MERGED = "merged";

    String code() {
        return organization.code();
    }
}
