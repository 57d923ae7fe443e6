package org.vanthu.retention;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with retention in an agency. */
enum RetentionPermission implements Permission {
    /** Read schedules and choose from them. */
    READ(Role.readers()),
    /** See for how long each dossier is kept, what is due and what is held: title and state, no content. */
    OVERSEE(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Load and change schedules, set rules, note events, place and release holds. */
    MANAGE(EnumSet.of(Role.ARCHIVIST)),
    /** Place and release holds. */
    HOLD(EnumSet.of(Role.ARCHIVIST, Role.LEADER)),
    /** Decide that dossiers are reckoned by a changed schedule. */
    DECIDE(EnumSet.of(Role.LEADER));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    RetentionPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
