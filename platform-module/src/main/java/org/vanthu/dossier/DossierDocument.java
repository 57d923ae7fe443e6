package org.vanthu.dossier;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A document's place in a dossier.
 *
 * @param replyDue until when a reply to it is awaited, or null
 * @param replySince since when a reply is awaited, or null where none is
 * @param replyEndedAt when that ended, or null
 */
record DossierDocument(
        String dossier,
        String nodeId,
        int ordinal,
        Instant addedAt,
        String addedBy,
        @Nullable String note,
        @Nullable LocalDate replyDue,
        @Nullable Instant replySince,
        @Nullable Instant replyEndedAt) {

    boolean awaitsReply() {
        return replySince != null && replyEndedAt == null;
    }
}
