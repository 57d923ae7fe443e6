package org.vanthu.archive;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A dossier on its way through the archive.
 *
 * @param dossier the id of the dossier
 * @param stage one of {@link ArchiveStage}
 * @param accession year and ordinal of the submission by which it came in, e.g. {@code 2026.3}, or null
 * @param fileOrdinal its ordinal in that submission, or null
 * @param reason why it was given back or is kept back, or null
 * @param keptUntil until when the unit keeps it, or null
 * @param box where its papers are, as it was written before there were boxes with codes, or null
 * @param sheets how many sheets of paper it has, or null where it has none or they were not counted
 * @param views how often it was read since it came in
 * @param version grows with each change
 */
public record ArchiveDossier(
        String dossier,
        String agency,
        String stage,
        Instant stageAt,
        String stageBy,
        @Nullable String accession,
        @Nullable Integer accessionYear,
        @Nullable Integer accessionOrdinal,
        @Nullable Integer fileOrdinal,
        @Nullable String submission,
        @Nullable String reason,
        @Nullable LocalDate keptUntil,
        @Nullable String box,
        @Nullable Integer sheets,
        int views,
        long version) {

    /** Whether the archive has it, so that nobody changes it. */
    public boolean isKept() {
        return ArchiveStage.KEPT.contains(stage);
    }
}
