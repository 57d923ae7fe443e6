package org.vanthu.capture;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with entries that came in, and the roles that may. */
enum CapturePermission implements Permission {
    /**
     * See the entries, their pages and words: nobody but the clerks, because nobody has yet said whom a document
     * concerns.
     */
    READ(EnumSet.of(Role.CLERK)),
    /** Upload, turn, split, join, discard, read again. */
    HANDLE(EnumSet.of(Role.CLERK)),
    /** See whether capture works. */
    HEALTH(EnumSet.of(Role.CLERK, Role.SYSTEM_ADMIN, Role.CONTENT_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    CapturePermission(EnumSet<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }

    @Override
    public boolean isForSiteAdmin() {
        return this == HEALTH;
    }
}
