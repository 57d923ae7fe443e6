package org.vanthu.fileplan;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The list of dossiers of a year.
 *
 * @param numbering how codes are given: {@link #WHOLE}, {@link #HEADING} or {@link #BY_HAND}
 * @param decision number and notation of the decision by which it is issued
 * @param version grows with each change of the list or of a line
 */
public record FilePlan(
        String id,
        String agency,
        int year,
        String state,
        String numbering,
        Instant madeAt,
        String madeBy,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Instant issuedAt,
        @Nullable String issuedBy,
        @Nullable String decision,
        @Nullable LocalDate decidedOn,
        @Nullable String returnedReason,
        long version) {

    /** It is worked on. */
    public static final String DRAFT = "draft";

    /** It lies before the head of the agency. */
    public static final String SUBMITTED = "submitted";

    /** The head has approved it. */
    public static final String APPROVED = "approved";

    /** The units and persons have it. */
    public static final String ISSUED = "issued";

    /** Ordinals run through the whole list. */
    public static final String WHOLE = "whole";

    /** Ordinals begin anew below each large heading. */
    public static final String HEADING = "heading";

    /** Codes are written by hand. */
    public static final String BY_HAND = "byHand";

    boolean isDraft() {
        return state.equals(DRAFT);
    }

    /** Whether dossiers may be opened from it. */
    public boolean isInForce() {
        return state.equals(APPROVED) || state.equals(ISSUED);
    }
}
