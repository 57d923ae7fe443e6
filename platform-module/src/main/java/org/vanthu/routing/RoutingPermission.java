package org.vanthu.routing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/**
 * What can be done with the processing of incoming documents, and the roles that may. Who holds a step may take it
 * whatever the role is; these are the rights besides.
 */
public enum RoutingPermission implements Permission {
    /** See how far a document is, and to whom work can be given. */
    READ(Role.readers()),
    /** Be given work. */
    HANDLE(EnumSet.of(
            Role.CLERK,
            Role.LEADER,
            Role.DELEGATE,
            Role.UNIT_HEAD,
            Role.SPECIALIST,
            Role.FOLLOW_UP,
            Role.CONTENT_ADMIN,
            Role.ARCHIVIST)),
    /** Be the one who directs. */
    DIRECT(EnumSet.of(Role.LEADER, Role.UNIT_HEAD, Role.DELEGATE)),
    /** Bring work to the right person, and enter what a leader wrote by hand. */
    REROUTE(EnumSet.of(Role.CLERK)),
    /** Print the book in which the processing is followed. */
    PRINT(EnumSet.of(
            Role.CLERK,
            Role.LEADER,
            Role.DELEGATE,
            Role.UNIT_HEAD,
            Role.FOLLOW_UP,
            Role.CONTENT_ADMIN,
            Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    RoutingPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
