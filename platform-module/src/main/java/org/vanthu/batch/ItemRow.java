package org.vanthu.batch;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An item in the ledger of a run.
 *
 * @param was the values before, of the names in {@code becomes}
 * @param reason the id of the message that says why it was left, differs or failed, or null
 */
record ItemRow(
        long ordinal,
        BatchItem item,
        String state,
        Map<String, String> was,
        Map<String, String> becomes,
        @Nullable String reason,
        @Nullable String argument,
        @Nullable Instant at) {

    ItemRow in(String newState, @Nullable String newReason, @Nullable String newArgument, @Nullable Instant when) {
        return new ItemRow(ordinal, item, newState, was, becomes, newReason, newArgument, when);
    }
}
