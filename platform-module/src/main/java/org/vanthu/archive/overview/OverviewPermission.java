package org.vanthu.archive.overview;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** Who sees the records of an agency as a whole. */
enum OverviewPermission implements Permission {
    /** See the figures of a year, and titles and states of its dossiers. */
    READ(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Take the list of dossiers and documents out of the system. */
    EXTRACT(EnumSet.of(Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    OverviewPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
