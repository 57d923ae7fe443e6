package org.vanthu.deadline;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with the deadline rules of an agency, and the roles that may. */
enum DeadlinePermission implements Permission {
    READ(EnumSet.allOf(Role.class)),
    CHANGE(EnumSet.of(Role.CONTENT_ADMIN, Role.SYSTEM_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    DeadlinePermission(EnumSet<Role> roles) {
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
