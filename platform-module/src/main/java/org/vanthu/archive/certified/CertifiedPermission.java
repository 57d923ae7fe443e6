package org.vanthu.archive.certified;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** Who gives certified copies out; who may see a request may have what was given out for it. */
enum CertifiedPermission implements Permission {
    /** Give certified copies out. */
    ISSUE(EnumSet.of(Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    CertifiedPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
