package org.vanthu.archive.packages;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** Who deals with packages. */
enum PackagePermission implements Permission {
    /** See which packages were made and taken in. */
    READ(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Make packages of ended dossiers. */
    MAKE(EnumSet.of(Role.ARCHIVIST)),
    /** Take packages in. */
    IMPORT(EnumSet.of(Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    PackagePermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
