package org.vanthu.outgoing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with outgoing documents, and the roles that may. A draft is seen only by those who handle it. */
public enum OutgoingPermission implements Permission {
    /** Read what was issued. */
    READ(Role.readers()),
    /** Draft documents and have drafts of one's own. */
    DRAFT(EnumSet.of(
            Role.SPECIALIST, Role.UNIT_HEAD, Role.LEADER, Role.DELEGATE, Role.FOLLOW_UP, Role.CLERK, Role.ARCHIVIST)),
    /** Check the content of a unit's drafts. */
    REVIEW(EnumSet.of(Role.UNIT_HEAD, Role.LEADER)),
    /** Check the form of drafts. */
    CHECK_FORM(EnumSet.of(Role.CLERK, Role.UNIT_HEAD)),
    /** Approve submissions and sign. */
    SIGN(EnumSet.of(Role.LEADER, Role.UNIT_HEAD)),
    /** Number, seal and issue; keep the registers and follow the delivery. */
    ISSUE(EnumSet.of(Role.CLERK)),
    /** See the outgoing register with what is numbered and not issued yet. */
    SEE_REGISTER(EnumSet.of(Role.CLERK, Role.LEADER, Role.CONTENT_ADMIN, Role.ARCHIVIST));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    OutgoingPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
