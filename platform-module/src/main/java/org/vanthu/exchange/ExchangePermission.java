package org.vanthu.exchange;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with what agencies hand to each other, and the roles that may. */
enum ExchangePermission implements Permission {
    /** See what came to the agency and what it sent, without the files. */
    LIST(EnumSet.of(Role.EXTERNAL, Role.CLERK)),
    /**
     * Read the files of what came, confirm that it came, hand in documents: an outside unit, which registers nothing.
     */
    HAND(EnumSet.of(Role.EXTERNAL)),
    /** See what a sender says about an entry that waits to be registered. */
    CHECK(EnumSet.of(Role.CLERK));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    ExchangePermission(EnumSet<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
