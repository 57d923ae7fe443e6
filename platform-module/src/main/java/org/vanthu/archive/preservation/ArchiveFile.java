package org.vanthu.archive.preservation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A file that the archive holds.
 *
 * @param dossier the dossier with which it came in, or the submission of which it is the minutes
 * @param sha256 of the day it was taken over
 * @param state {@code good}, {@code damaged}, {@code repaired} or {@code gone}
 * @param checkedAt when it was last compared with its hash, or null
 * @param dueAt when it is to be compared next
 * @param copied whether the second store has it
 * @param problem what is wrong with it: {@code missing}, {@code changed}, {@code copyLost}; empty for nothing
 */
record ArchiveFile(
        String nodeId,
        String dossier,
        String agency,
        String name,
        String mimetype,
        long sizeBytes,
        String sha256,
        String state,
        Instant takenAt,
        @Nullable Instant checkedAt,
        Instant dueAt,
        boolean copied,
        String problem,
        long version) {

    static final String GOOD = "good";
    static final String DAMAGED = "damaged";
    static final String REPAIRED = "repaired";
    static final String GONE = "gone";
}
