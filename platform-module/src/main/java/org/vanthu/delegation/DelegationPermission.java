package org.vanthu.delegation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with delegations, and the roles that may. */
enum DelegationPermission implements Permission {
    /** See the delegations that one gave or holds. */
    READ_OWN(EnumSet.allOf(Role.class)),
    /** See all of the agency. */
    READ_ALL(EnumSet.of(Role.LEADER, Role.CONTENT_ADMIN)),
    /** Let somebody act for oneself. */
    GRANT_OWN(EnumSet.of(Role.LEADER, Role.UNIT_HEAD)),
    /** Record, and end, what a principal permitted on paper. */
    GRANT_FOR_OTHERS(EnumSet.of(Role.CONTENT_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    DelegationPermission(EnumSet<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
