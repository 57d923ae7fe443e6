package org.vanthu.signing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with signatures of an agency, and the roles that may. */
enum SigningPermission implements Permission {
    /** Sign as the competent person. */
    SIGN(EnumSet.of(Role.LEADER, Role.UNIT_HEAD)),
    /** Use the organisation's certificate, which is kept like the seal. */
    SEAL(EnumSet.of(Role.CLERK)),
    /** Have a picture of the own signature, sign what one hands over or receives, and check forms. */
    TAKE_PART(Role.readers()),
    /** Set the picture of the seal. */
    MANAGE_SEAL(EnumSet.of(Role.CONTENT_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    SigningPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    /** What signing documents as the party needs. */
    static SigningPermission of(Party party) {
        return party == Party.PERSON ? SIGN : SEAL;
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
