package org.vanthu.registry;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A document in somebody's own list.
 *
 * @param label the person's own heading for it; empty where there is none
 * @param note what the person noted down; empty where there is nothing
 * @param keptAt since when it is kept; null where it is in the list for another reason
 */
record PersonalDocument(
        @JsonUnwrapped DocumentRow document,
        boolean kept,
        String label,
        String note,
        @Nullable Instant keptAt) {}
