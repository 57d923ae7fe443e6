package org.vanthu.publication;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with what an agency shows to everybody. */
enum PublicationPermission implements Permission {
    /** See what is published, and by whom. */
    READ(EnumSet.of(Role.LEADER, Role.DELEGATE, Role.CONTENT_ADMIN, Role.FOLLOW_UP, Role.CLERK)),
    /** Publish, withdraw, and say which fields are released. */
    PUBLISH(EnumSet.of(Role.LEADER, Role.CONTENT_ADMIN)),
    /** Hand out receipts, and keep the result of a document back. */
    RECEIPT(EnumSet.of(Role.CLERK));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    PublicationPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
