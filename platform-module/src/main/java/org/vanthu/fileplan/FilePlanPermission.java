package org.vanthu.fileplan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What the roles of an agency may do with its lists of dossiers. */
enum FilePlanPermission implements Permission {
    /** See the lists that are in force. */
    READ(Role.readers()),
    /** Draft, change and issue the list. */
    EDIT(EnumSet.of(Role.ARCHIVIST)),
    /** Approve the list (Decree 30/2020/NĐ-CP, article 28: the head of the agency). */
    APPROVE(EnumSet.of(Role.LEADER));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    FilePlanPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
