package org.vanthu.directory;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with the directory, and the roles that may. The directory is one for the whole site. */
enum DirectoryPermission implements Permission {
    /** Look organisations and groups up. */
    READ(Role.readers(), true),
    /** Write organisations and ways in, change, merge, close them. */
    MANAGE(EnumSet.of(Role.CONTENT_ADMIN, Role.SYSTEM_ADMIN), true),
    /** Keep the groups of the agency. */
    GROUP(EnumSet.of(Role.CLERK, Role.CONTENT_ADMIN), false);

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    private final boolean forSiteAdmin;

    DirectoryPermission(Set<Role> roles, boolean forSiteAdmin) {
        this.roles = Collections.unmodifiableSet(roles);
        this.forSiteAdmin = forSiteAdmin;
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }

    @Override
    public boolean isForSiteAdmin() {
        return forSiteAdmin;
    }
}
