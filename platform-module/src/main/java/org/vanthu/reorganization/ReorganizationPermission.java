package org.vanthu.reorganization;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What the roles of an agency may do with the reorganization of a year. */
enum ReorganizationPermission implements Permission {
    /** See it. */
    SEE(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Prepare it and propose the run. */
    PREPARE(EnumSet.of(Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    ReorganizationPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
