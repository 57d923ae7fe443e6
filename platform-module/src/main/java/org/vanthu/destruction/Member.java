package org.vanthu.destruction;

import org.jspecify.annotations.Nullable;

/**
 * A member of the council.
 *
 * @param userName of the account, or null for somebody from outside
 * @param role {@code chairman}, {@code secretary} or {@code member}
 * @param absentReason why he or she was not there, or empty
 */
record Member(
        int ordinal, @Nullable String userName, String fullName, String position, String role, String absentReason) {

    static final String CHAIRMAN = "chairman";
    static final String SECRETARY = "secretary";
    static final String MEMBER = "member";

    /** Whether the member was there. */
    boolean votes() {
        return absentReason.isEmpty();
    }
}
