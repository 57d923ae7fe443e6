package org.vanthu.work;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be seen of work, and the roles that may. */
public enum WorkPermission implements Permission {
    /** One's own work, and the flow of a document that one may read. */
    READ(Role.readers()),
    /** The work of the unit that one belongs to. */
    SEE_UNIT(EnumSet.of(Role.UNIT_HEAD, Role.LEADER, Role.DELEGATE, Role.CLERK, Role.CONTENT_ADMIN)),
    /** The work of all of the agency: those who direct it and those who keep it moving. */
    SEE_AGENCY(EnumSet.of(Role.LEADER, Role.DELEGATE, Role.CLERK, Role.CONTENT_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    WorkPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
