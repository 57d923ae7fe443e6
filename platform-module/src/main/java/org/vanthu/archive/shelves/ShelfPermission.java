package org.vanthu.archive.shelves;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** Who looks after stores, shelves and boxes. */
enum ShelfPermission implements Permission {
    /** See what is where, print lists and labels. */
    READ(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Make places, move them, put dossiers into boxes. */
    KEEP(EnumSet.of(Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    ShelfPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
