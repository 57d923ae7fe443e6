package org.vanthu.directive;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/**
 * What can be done with directives, and the roles that may. Whoever holds the work of a line may take its steps; of the
 * giver's side the officer of a directive acts, and a leader; these are the rights besides.
 */
enum DirectivePermission implements Permission {
    /** See what one's agency has to do; what only a unit has to do, the unit sees. An outside unit has this door. */
    RECEIVE(withExternal()),
    /** See what is given and not registered yet, say where something goes wrong. */
    ANSWER_FOR_AGENCY(EnumSet.of(Role.CLERK, Role.LEADER, Role.DELEGATE, Role.FOLLOW_UP, Role.EXTERNAL)),
    /** See what one's agency ordered others to do. */
    OVERSEE(EnumSet.of(Role.FOLLOW_UP, Role.LEADER, Role.DELEGATE, Role.UNIT_HEAD, Role.CLERK, Role.CONTENT_ADMIN)),
    /** Be the officer of directives; check drafts, enter papers and conclusions. */
    FOLLOW(EnumSet.of(Role.FOLLOW_UP)),
    /** Order; decide like the officer. */
    ORDER(EnumSet.of(Role.LEADER));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    DirectivePermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    private static Set<Role> withExternal() {
        Set<Role> roles = EnumSet.copyOf(Role.readers());
        roles.add(Role.EXTERNAL);
        return roles;
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
