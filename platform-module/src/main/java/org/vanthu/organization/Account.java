package org.vanthu.organization;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The account of a person.
 *
 * @param phone the number to call, or empty
 * @param agency the agency that the person belongs to
 * @param unit the unit in it, or null
 * @param roles the codes of the roles in that agency
 * @param lastSignIn when the person last opened the desk, or null
 */
public record Account(
        String userName,
        String fullName,
        String email,
        String position,
        String phone,
        String agency,
        @Nullable String unit,
        List<String> roles,
        String state,
        @Nullable Instant lastSignIn) {

    /** In use. */
    public static final String ACTIVE = "active";

    /** Cannot sign in for now. */
    public static final String LOCKED = "locked";

    /** Given up for good: cannot sign in, has no rights; what the person did stays under the name. */
    public static final String CLOSED = "closed";

    public Account {
        roles = List.copyOf(roles);
    }
}
