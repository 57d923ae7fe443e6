package org.vanthu.work;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A work item as people see it.
 *
 * @param pool the pool that it waits in, or null when a person has it
 * @param principal for whom the reader would act on it, or null when it is the reader's own or not the reader's
 * @param typeName what the document is, and {@code issuerName} from whom; empty for drafts
 * @param mine whether the reader may act on it
 * @param withheld whether the words are kept from the reader: a draft that others handle, or a document with a secrecy
 *     mark
 */
record WorkView(
        String id,
        String nodeId,
        String process,
        String branch,
        @Nullable String parent,
        String step,
        String part,
        String unit,
        String unitName,
        String holder,
        String holderName,
        @Nullable String pool,
        @Nullable String principal,
        boolean mine,
        String title,
        String label,
        String typeName,
        String issuerName,
        @Nullable Long arrivalNumber,
        boolean withheld,
        int urgency,
        String state,
        Instant startedAt,
        String startedBy,
        String startedByName,
        @Nullable String startedForName,
        String instruction,
        @Nullable Instant dueAt,
        String dueState,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endedByName,
        @Nullable String endedForName,
        @Nullable String outcome,
        @Nullable String comment,
        long version) {}
