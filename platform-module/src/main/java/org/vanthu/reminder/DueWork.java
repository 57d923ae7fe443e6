package org.vanthu.reminder;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a reminder needs of a work item. */
record DueWork(
        long id,
        String agency,
        String nodeId,
        String process,
        String step,
        String part,
        String unit,
        String holder,
        String startedBy,
        @Nullable String startedFor,
        String title,
        String label,
        int urgency,
        boolean running,
        @Nullable Instant dueAt,
        @Nullable Instant soonAt) {

    private static final String OUTGOING = "outgoing";

    /** Who gave it: the one on whose behalf it was given, or the one who gave it. */
    String giver() {
        return startedFor == null ? startedBy : startedFor;
    }

    /** Whether the title is for those who handle it only: drafts (Decision 182/QĐ-VP, article 4.2). */
    boolean isWithheldFrom(String userName) {
        return process.equals(OUTGOING)
                && !userName.equals(holder)
                && !userName.equals(startedBy)
                && !userName.equals(startedFor);
    }
}
