package org.vanthu.capture.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A row of the intake ledger. Immutable; a change makes a new value, which {@link IntakeLedger#update} writes if nobody
 * else has changed the row.
 *
 * @param id grows with time
 * @param version counts the changes, for optimistic locking
 * @param createdBy who uploaded it; {@code System} for a folder
 * @param stored null until the content is in the store
 * @param read null until the text was read
 * @param reason why it is where it is, when that needs saying
 * @param link the document it repeats or has become
 */
public record Intake(
        long id,
        long version,
        String agency,
        IntakeState state,
        String fileName,
        Instant seenAt,
        String createdBy,
        Source source,
        @Nullable Stored stored,
        Work work,
        @Nullable Read read,
        @Nullable Reason reason,
        Link link) {

    /** What the worker has to do next. */
    public enum Step {
        STORE,
        READ
    }

    /**
     * Where it came from.
     *
     * @param kind {@code folder}, {@code repository}, {@code upload}, {@code split}
     * @param slot key of the place it lies in while it lies there; two rows never share one
     * @param path file name in the scan folder, or id of the dropped node
     * @param modifiedMillis modification time as the file system told it; only compared for equality
     * @param observedAt when size or time were last seen to change
     */
    public record Source(
            String kind, @Nullable String slot, String path, long modifiedMillis, long sizeBytes, Instant observedAt) {

        public static final String FOLDER = "folder";
        public static final String REPOSITORY = "repository";
        public static final String UPLOAD = "upload";
        public static final String SPLIT = "split";
        public static final String EXCHANGE = "exchange";

        /** The same source once the file has left its place. */
        public Source left() {
            return new Source(kind, null, path, modifiedMillis, sizeBytes, observedAt);
        }

        /** Whether the file still looks as it did. */
        public boolean looksLike(long size, long modified) {
            return sizeBytes == size && modifiedMillis == modified;
        }
    }

    /**
     * What lies in the store.
     *
     * @param sha256 of the source, in hex
     * @param pages 0 where the word has no meaning
     * @param findings names of {@code FileReport.Finding}, separated by commas
     */
    public record Stored(String nodeId, String sha256, String mimetype, int pages, String findings, Instant storedAt) {}

    /**
     * The place in the queue.
     *
     * @param step null when nothing is to be done
     * @param retryAt not before
     * @param priority higher first
     */
    public record Work(
            @Nullable Step step,
            int attempts,
            Instant retryAt,
            int priority,
            @Nullable String leaseOwner,
            @Nullable Instant leaseUntil,
            @Nullable Instant startedAt) {

        /** Nothing to do. */
        public static Work idle(Instant now) {
            return new Work(null, 0, now, 0, null, null, null);
        }

        /** To be done as soon as a worker is free. */
        public static Work now(Step step, int priority, Instant now) {
            return new Work(step, 0, now, priority, null, null, null);
        }

        /** To be tried again later, once more counted. */
        public Work again(Instant retryAt) {
            return new Work(step, attempts + 1, retryAt, priority, null, null, null);
        }
    }

    /**
     * What was read.
     *
     * @param json the fields with confidence and place, as {@code ReadingJson} writes them
     * @param version counts the readings
     * @param quality of the text, 0..1
     * @param confidence mean over the fields, 0..1
     */
    public record Read(String json, int version, double quality, double confidence) {}

    /** Message id and its arguments. */
    public record Reason(String code, List<String> args) {
        public Reason {
            args = List.copyOf(args);
        }

        public static Reason of(String code, Object... args) {
            return new Reason(
                    code, java.util.Arrays.stream(args).map(String::valueOf).toList());
        }
    }

    /**
     * Ties to documents.
     *
     * @param duplicateOf entry with the same bytes or pages
     * @param duplicateNode its node
     * @param arrivalNumber number given to this entry
     */
    public record Link(
            @Nullable Long duplicateOf,
            @Nullable String duplicateNode,
            @Nullable Long arrivalNumber,
            @Nullable Integer registerYear) {

        public static final Link NONE = new Link(null, null, null, null);

        /** Points to the entry that this one repeats. */
        public static Link to(Intake other) {
            return new Link(
                    other.id(), other.stored() == null ? null : other.stored().nodeId(), null, null);
        }
    }

    /** A file just seen. */
    public static Intake seen(long id, String agency, String fileName, Instant now, String createdBy, Source source) {
        return new Intake(
                id,
                0,
                agency,
                IntakeState.SEEN,
                fileName,
                now,
                createdBy,
                source,
                null,
                Work.idle(now),
                null,
                null,
                Link.NONE);
    }

    /** What lies in the store, when the caller knows that something does. */
    public Stored storedOrThrow() {
        return Objects.requireNonNull(stored, "entry " + id + " is not stored");
    }

    /**
     * Moves on.
     *
     * @throws IllegalStateException if there is no such arrow
     */
    public Intake to(IntakeState next, Work nextWork, @Nullable Reason nextReason) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("entry " + id + " cannot go from " + state + " to " + next);
        }
        return new Intake(
                id,
                version,
                agency,
                next,
                fileName,
                seenAt,
                createdBy,
                source,
                stored,
                nextWork,
                read,
                nextReason,
                link);
    }

    public Intake withSource(Source next) {
        return new Intake(
                id, version, agency, state, fileName, seenAt, createdBy, next, stored, work, read, reason, link);
    }

    public Intake withStored(@Nullable Stored next) {
        return new Intake(
                id, version, agency, state, fileName, seenAt, createdBy, source, next, work, read, reason, link);
    }

    public Intake withWork(Work next) {
        return new Intake(
                id, version, agency, state, fileName, seenAt, createdBy, source, stored, next, read, reason, link);
    }

    public Intake withRead(@Nullable Read next) {
        return new Intake(
                id, version, agency, state, fileName, seenAt, createdBy, source, stored, work, next, reason, link);
    }

    public Intake withLink(Link next) {
        return new Intake(
                id, version, agency, state, fileName, seenAt, createdBy, source, stored, work, read, reason, next);
    }

    public Intake withReason(@Nullable Reason next) {
        return new Intake(
                id, version, agency, state, fileName, seenAt, createdBy, source, stored, work, read, next, link);
    }

    public Intake withFileName(String next) {
        return new Intake(
                id, version, agency, state, next, seenAt, createdBy, source, stored, work, read, reason, link);
    }

    Intake withVersion(long next) {
        return new Intake(
                id, next, agency, state, fileName, seenAt, createdBy, source, stored, work, read, reason, link);
    }
}
