package org.vanthu.outgoing;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How far an outgoing document has come: each pair is there once the step was done.
 *
 * @param approvedHash the SHA-256 of the file that was approved; nothing else may be signed
 * @param signature {@code digital} or {@code paper}
 */
public record Stage(
        @Nullable String approvedHash,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        @Nullable String signature,
        @Nullable String seriesId,
        @Nullable Long ordinal,
        @Nullable String number,
        @Nullable LocalDate issuedDate,
        @Nullable Instant numberedAt,
        @Nullable String numberedBy,
        @Nullable String documentId,
        @Nullable Instant sealedAt,
        @Nullable String sealedBy,
        @Nullable Instant issuedAt,
        @Nullable String issuedBy,
        @Nullable Instant replyClosedAt,
        @Nullable String replyClosedBy) {}
