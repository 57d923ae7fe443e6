package org.vanthu.capture;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An entry as the desk shows it; see {@code docs/openapi/capture.yaml}. */
public record EntryView(
        String id,
        String agency,
        String fileName,
        String source,
        String state,
        long sizeBytes,
        int pages,
        Instant seenAt,
        @Nullable Instant dueAt,
        String dueState,
        @Nullable Instant receivedAt,
        @Nullable Double confidence,
        @Nullable String nodeId,
        @Nullable Double textQuality,
        @Nullable Progress progress,
        @Nullable ReasonView reason,
        int attempts,
        @Nullable Instant retryAt,
        @Nullable Duplicate duplicateOf,
        Summary summary,
        long version,
        @Nullable Holder lockedBy,
        @Nullable Long arrivalNumber,
        @Nullable Integer registerYear) {

    /** Who has the entry open, and since when. */
    public record Holder(String userName, String fullName, Instant since) {}

    /** What is being done, since when, and how long it is likely to take. */
    public record Progress(String step, Instant startedAt, long estimatedMs) {}

    /** Why the entry is where it is, and what to do. */
    public record ReasonView(String code, String message, String wayOut) {}

    /** The document that shows the same. */
    public record Duplicate(
            @Nullable String nodeId,
            @Nullable Long arrivalNumber,
            @Nullable Integer year,
            String subject,
            String entryId,
            String fileName) {}

    /** The read fields that a list shows. */
    public record Summary(String number, String issuedDate, String issuer, String subject) {}

    /** An entry with everything the form needs. */
    public record Detail(
            @com.fasterxml.jackson.annotation.JsonUnwrapped EntryView entry,
            ReadingView reading,
            List<PageView> pageList,
            List<AttachedView> attachments,
            @Nullable AttachedView attachedTo) {}

    /** A file that came beside the entry, or the entry it came beside. */
    public record AttachedView(String id, String fileName, String mimetype, long sizeBytes, int pages, String state) {}

    /** The fields read, each with value, confidence and box. */
    public record ReadingView(Map<?, ?> fields, double quality, int version) {}

    /** A page and its size in points. */
    public record PageView(int number, double width, double height, int rotation) {}

    /** A word and its place, as fractions of the page. */
    public record WordView(String text, double x, double y, double width, double height, double confidence) {}
}
