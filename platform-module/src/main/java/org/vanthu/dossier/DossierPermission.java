package org.vanthu.dossier;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What the roles of an agency may do with dossiers; within one dossier {@link DossierRights} decides. */
enum DossierPermission implements Permission {
    /** Look for dossiers; one sees those that one has to do with. */
    READ(Role.readers()),
    /** Open dossiers, take part in those of others. */
    OPEN(EnumSet.of(Role.CLERK, Role.LEADER, Role.DELEGATE, Role.UNIT_HEAD, Role.SPECIALIST, Role.FOLLOW_UP)),
    /** See all dossiers of the agency. */
    SEE_ALL(EnumSet.of(Role.LEADER)),
    /** See the ended dossiers of the agency; what is still worked on is no archivist's matter. */
    SEE_ENDED(EnumSet.of(Role.ARCHIVIST)),
    /** Hand over the dossiers of anybody in the agency. */
    HAND_OVER(EnumSet.of(Role.LEADER, Role.CONTENT_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    DossierPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
