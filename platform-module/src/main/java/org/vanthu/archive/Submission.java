package org.vanthu.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Dossiers handed in to the agency's archive at one time.
 *
 * @param ordinal its number in the year (lần nộp)
 * @param giver who hands them in
 * @param receivedBy the archivist who decided of the last of them, or null
 */
record Submission(
        String id,
        String agency,
        int year,
        int ordinal,
        @Nullable String unit,
        String giver,
        String state,
        String title,
        @Nullable String note,
        Instant submittedAt,
        @Nullable String receivedBy,
        @Nullable Instant receivedAt,
        long version) {

    /** Not all of its dossiers are decided. */
    static final String OPEN = "open";

    /** Of each dossier it was decided. */
    static final String DONE = "done";

    String accession() {
        return year + "." + ordinal;
    }

    /**
     * A dossier as the list of the submission has it.
     *
     * @param contentKey SHA-256 of the files and their order when it was handed in
     * @param findings what the checks found, or null before
     * @param result {@code accepted}, {@code returned}, or null
     */
    record Item(
            String submission,
            int ordinal,
            String dossier,
            String code,
            int year,
            String title,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            @Nullable String retention,
            int documents,
            int files,
            int pages,
            @Nullable Integer sheets,
            @Nullable String note,
            String contentKey,
            @Nullable Instant checkedAt,
            List<Finding> findings,
            @Nullable String result,
            @Nullable String reason) {

        Item {
            findings = List.copyOf(findings);
        }

        boolean isSound() {
            return checkedAt != null
                    && findings.stream().noneMatch(finding -> finding.level().equals(Finding.BAD));
        }
    }

    /**
     * Something that a check found.
     *
     * @param kind {@code complete}, {@code readable}, {@code integrity}, {@code signature}, {@code virus}
     * @param level {@code info}, {@code warn} or {@code bad}
     * @param nodeId the document that it is about, or empty
     */
    record Finding(String kind, String level, String nodeId, String message) {
        static final String INFO = "info";
        static final String WARN = "warn";
        static final String BAD = "bad";
    }
}
