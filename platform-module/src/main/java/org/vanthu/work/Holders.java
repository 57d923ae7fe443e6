package org.vanthu.work;

import java.util.Optional;

import org.vanthu.organization.GroupNames;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;

/**
 * Who may hold a step: a person, by user name, or a pool, out of which one person takes it: the heads of a unit or
 * those with a role in the agency. A pool is written {@code @unit:<code>} or {@code @role:<code>}; no user name begins
 * so.
 */
public final class Holders {

    private static final String UNIT = "@unit:";
    private static final String ROLE = "@role:";

    private Holders() {}

    /** The heads of the unit. */
    public static String headsOf(String unit) {
        return UNIT + unit;
    }

    /** Those who have the role in the agency. */
    public static String role(Role role) {
        return ROLE + role.code();
    }

    /** Whether nobody has it yet and one of several people will take it. */
    public static boolean isPool(String holder) {
        return holder.startsWith("@");
    }

    /** Whether the pool is of those like the person. */
    public static boolean includes(String pool, Staff.Member member) {
        return unit(pool)
                .map(member::leads)
                .orElseGet(() -> role(pool).filter(member.roles()::contains).isPresent());
    }

    /** The unit whose heads are the pool, or empty. */
    static Optional<String> unit(String holder) {
        return holder.startsWith(UNIT) ? Optional.of(holder.substring(UNIT.length())) : Optional.empty();
    }

    /** The role whose holders are the pool, or empty. */
    static Optional<Role> role(String holder) {
        return holder.startsWith(ROLE) ? Role.of(holder.substring(ROLE.length())) : Optional.empty();
    }

    /** The group of the repository that stands for the pool. */
    static String group(String agency, String holder) {
        return unit(holder)
                .map(code -> GroupNames.unit(agency, code))
                .or(() -> role(holder).map(role -> GroupNames.role(agency, role)))
                .orElseThrow(() -> new IllegalArgumentException("no pool: " + holder));
    }
}
