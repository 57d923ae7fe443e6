package org.vanthu.archive.preservation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** Who looks after the files of the archive. */
enum PreservationPermission implements Permission {
    /** See how the files are, and what happened to them. */
    READ(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Have files checked and repaired. */
    CHECK(EnumSet.of(Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    PreservationPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
