package org.vanthu.destruction;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with destructions in an agency. */
enum DestructionPermission implements Permission {
    /** See lists, opinions, minutes. */
    SEE(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Make the list, enter council, opinions, minutes and appraisal, propose the execution. */
    PROPOSE(EnumSet.of(Role.ARCHIVIST)),
    /** Decide, as the head of the agency. */
    DECIDE(EnumSet.of(Role.LEADER)),
    /** Let it be executed, as another person than the one who proposed that. */
    CONFIRM(EnumSet.of(Role.ARCHIVIST, Role.LEADER));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    DestructionPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
