package org.vanthu.archive;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What the roles of an agency may do with its archive. */
enum ArchivePermission implements Permission {
    /** Hand in the dossiers that one keeps; ask to read. */
    SUBMIT(EnumSet.of(Role.CLERK, Role.LEADER, Role.DELEGATE, Role.UNIT_HEAD, Role.SPECIALIST, Role.FOLLOW_UP)),
    /** Ask for dossiers of the archive. */
    ASK(Role.readers()),
    /** Take dossiers over, keep them, lend them. */
    KEEP(EnumSet.of(Role.ARCHIVIST)),
    /** Allow a unit to keep dossiers beyond their time (Decree 30/2020/NĐ-CP, article 30: the head of the agency). */
    CONSENT(EnumSet.of(Role.LEADER));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    ArchivePermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
