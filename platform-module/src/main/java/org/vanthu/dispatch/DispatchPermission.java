package org.vanthu.dispatch;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with documents on their way, and the roles that may. */
enum DispatchPermission implements Permission {
    /** See the lists of what is on its way and what came in. */
    LIST(EnumSet.of(Role.CLERK, Role.LEADER, Role.CONTENT_ADMIN)),
    /** Send, send again, give up, call back, decide about what others call back. */
    HANDLE(EnumSet.of(Role.CLERK));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    DispatchPermission(EnumSet<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
