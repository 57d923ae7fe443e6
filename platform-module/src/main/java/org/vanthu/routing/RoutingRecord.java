package org.vanthu.routing;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Something that was said on the way.
 *
 * @param itemId the step at which it was said, or null
 * @param principal on whose behalf, or null
 * @param pictureId the picture of the handwriting that it repeats, or null
 * @param reference where that handwriting stands, or null
 */
record RoutingRecord(
        long id,
        String nodeId,
        @Nullable Long itemId,
        Kind kind,
        String text,
        String actor,
        @Nullable String principal,
        @Nullable String pictureId,
        @Nullable String reference,
        Instant at) {

    /** What it is. */
    enum Kind {
        /** Bút phê: who handles the document, and what is to be done. */
        DIRECTION,
        /** The same within a unit. */
        ASSIGNMENT,
        /** Tóm tắt quá trình xử lý, when the work waits. */
        SUMMARY,
        /** Báo cáo tiến độ. */
        PROGRESS,
        /** An opinion of somebody who coordinates. */
        OPINION,
        /** Phiếu xử lý văn bản: why nothing is done, or what answered before. */
        SLIP,
        /** Why a deadline was changed. */
        DEADLINE,
        /** Why a document was taken up again. */
        REOPEN,
        /** What whoever handles it corrected of what the clerk had entered. */
        CORRECTION,
        /** On whose word a response was found due or not. */
        CLASSIFICATION;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
