package org.vanthu.mailbox;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with messages of official mailboxes, and the roles that may. */
enum MailboxPermission implements Permission {
    /** See what came, from whom, and what was made of it. */
    SEE(EnumSet.of(Role.CLERK));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    MailboxPermission(EnumSet<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
