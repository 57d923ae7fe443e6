package org.vanthu.batch;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What the roles of an agency may do with long runs. */
public enum BatchPermission implements Permission {
    /** See runs and their items. */
    SEE(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Propose, pause, let go on, slow down, undo. */
    PROPOSE(EnumSet.of(Role.ARCHIVIST)),
    /** Approve or reject what another person proposed. */
    APPROVE(EnumSet.of(Role.ARCHIVIST, Role.LEADER));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    BatchPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
