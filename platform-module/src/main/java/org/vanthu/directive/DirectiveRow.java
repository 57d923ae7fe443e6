package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@code vt_directive}.
 *
 * @param nodeId the document that orders it, at the giver
 * @param source {@code draft}, {@code conclusion} or {@code paper}
 * @param state {@code drafted}, {@code checked} or {@code given}
 */
record DirectiveRow(
        long id,
        String agency,
        String nodeId,
        String source,
        int ordinal,
        String state,
        Words words,
        Paper paper,
        @Nullable Instant givenAt,
        Instant enteredAt,
        String enteredBy,
        @Nullable Checked checked,
        long version) {

    static final String DRAFTED = "drafted";
    static final String CHECKED = "checked";
    static final String GIVEN = "given";

    /**
     * What people enter.
     *
     * @param orderedBy the leader's user name, or empty where the leader has no account
     * @param field lĩnh vực, or empty
     * @param resultKind {@code report}, {@code submit} or {@code complete}
     */
    record Words(
            String content,
            String orderedBy,
            String orderedName,
            String officer,
            String field,
            String resultKind,
            boolean longTerm,
            String longTermDecision,
            int urgency) {}

    /** What the document is called. */
    record Paper(String number, @Nullable LocalDate date, String subject) {}

    /** That the officer compared it with the approved file of this hash. */
    record Checked(Instant at, String by, String hash) {}

    boolean isGiven() {
        return state.equals(GIVEN);
    }

    /** Whether it was checked against the file with the hash. */
    boolean isCheckedAgainst(@Nullable String hash) {
        return state.equals(CHECKED) && checked != null && checked.hash().equals(hash == null ? "" : hash);
    }

    /** How messages name it: by its number, or its content before it has one. */
    String shown() {
        String text = ordinal + ". " + words.content();
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
