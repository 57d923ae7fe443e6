package org.vanthu.directive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A document that orders work, as this feature needs it: one that is drafted here, or one that was entered.
 *
 * @param kind {@code draft}, {@code conclusion} or {@code paper}
 * @param state {@code draft}, {@code approved}, {@code issued}, {@code over}, {@code entered} or {@code given}
 * @param signer the user name of who signs, or empty
 * @param approvedHash of the file whose words were approved, or null
 */
record Origin(
        String nodeId,
        String agency,
        String kind,
        String state,
        DirectiveRow.Paper paper,
        int urgency,
        String signer,
        String signerName,
        @Nullable String approvedHash,
        @Nullable Instant issuedAt,
        @Nullable Instant enterDueAt) {

    static final String DRAFT = "draft";

    /** Whether it was drafted here. */
    boolean isDraft() {
        return kind.equals(DRAFT);
    }

    /** Whether its words were approved and it is not issued yet. */
    boolean isApproved() {
        return state.equals("approved");
    }

    /** Whether it is out, so that what it orders is given. */
    boolean isOut() {
        return state.equals("issued") || state.equals("given");
    }

    String shown() {
        return paper.number().isEmpty() ? paper.subject() : paper.number();
    }
}
