package org.vanthu.organization;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with the organization itself, and the roles that may. */
enum OrganizationPermission implements Permission {
    /** See the agency, its units and staff. */
    READ(EnumSet.allOf(Role.class)),
    /** Change the agency, its units and settings. */
    MANAGE_AGENCY(EnumSet.of(Role.SYSTEM_ADMIN, Role.CONTENT_ADMIN)),
    /** Create, change, lock and close accounts and give roles. */
    MANAGE_ACCOUNTS(EnumSet.of(Role.SYSTEM_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    OrganizationPermission(EnumSet<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }

    @Override
    public boolean isForSiteAdmin() {
        return true;
    }
}
