package org.vanthu.destruction;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One destruction, from its proposal to its minutes.
 *
 * @param note the explanatory note (thuyết minh): how the records came together, how many, of which time
 * @param state one of the constants
 * @param appraised whether the agency is a source of a historical archive, which appraises the list
 * @param minutes what the council concluded, or null
 * @param run the long run that executes it, or null
 * @param confirmedBy who let it be executed, with a second proof of who he or she is
 * @param dossier the file of the destruction, itself a record, or null
 */
record Destruction(
        String id,
        String agency,
        String title,
        String note,
        String state,
        boolean appraised,
        String proposedBy,
        Instant proposedAt,
        @Nullable LocalDate metOn,
        @Nullable String minutes,
        @Nullable String appraisalNumber,
        @Nullable LocalDate appraisalOn,
        @Nullable String appraisalWords,
        @Nullable String decisionNumber,
        @Nullable LocalDate decisionOn,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Long run,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt,
        @Nullable String dossier,
        @Nullable String endReason,
        long version) {

    /** The list is made. */
    static final String DRAFT = "draft";

    /** The council judges it (xem xét hủy). */
    static final String COUNCIL = "council";

    /** The competent archive appraises it. */
    static final String APPRAISAL = "appraisal";

    /** The head decides. */
    static final String DECISION = "decision";

    /** Decided; what would be destroyed is reckoned once more, and waits for the second person. */
    static final String DECIDED = "decided";

    /** Is being executed. */
    static final String RUNNING = "running";

    static final String DONE = "done";
    static final String REJECTED = "rejected";

    /** Whether it is over. */
    boolean isOver() {
        return state.equals(DONE) || state.equals(REJECTED);
    }
}
