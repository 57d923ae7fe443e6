package org.vanthu.reminder;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with reminders, and the roles that may. */
enum ReminderPermission implements Permission {
    /** See what one was told, and whom one urged. */
    READ(Role.readers()),
    /** See all urging of the agency. */
    SEE_LOG(EnumSet.of(Role.LEADER, Role.DELEGATE, Role.CONTENT_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    ReminderPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
