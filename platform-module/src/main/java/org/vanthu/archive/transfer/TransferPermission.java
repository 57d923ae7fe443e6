package org.vanthu.archive.transfer;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** Who hands dossiers over to the historical archive. */
enum TransferPermission implements Permission {
    /** See what was handed over and what was answered. */
    READ(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Draw up lists, send packages, enter answers. */
    TRANSFER(EnumSet.of(Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    TransferPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
