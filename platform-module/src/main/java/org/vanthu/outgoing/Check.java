package org.vanthu.outgoing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A check that somebody answers for.
 *
 * @param kind {@code content}, {@code form} or {@code approval}
 * @param onBehalfOf for whom it was entered, or null
 * @param draftVersion the version of the file that was checked
 * @param sha256 the hash of that file
 */
record Check(
        int ordinal,
        String kind,
        boolean passed,
        Instant at,
        String by,
        @Nullable String onBehalfOf,
        int draftVersion,
        String sha256,
        String note) {

    static final String CONTENT = "content";
    static final String FORM = "form";
    static final String APPROVAL = "approval";
}
