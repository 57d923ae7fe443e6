package org.vanthu.statistics;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** Who may see figures of an agency. The head of a unit sees those of the unit alone. */
public enum StatisticsPermission implements Permission {
    /** All figures of the agency, and the rows behind them. */
    SEE_AGENCY(EnumSet.of(Role.LEADER, Role.DELEGATE, Role.CONTENT_ADMIN, Role.FOLLOW_UP, Role.CLERK)),
    /** The figures of the own unit, and the rows behind them. */
    SEE_UNIT(EnumSet.of(Role.UNIT_HEAD)),
    /** How the agencies below use the system: figures, and rows without words. */
    SEE_BELOW(EnumSet.of(Role.LEADER, Role.DELEGATE, Role.CONTENT_ADMIN, Role.SYSTEM_ADMIN)) {
        @Override
        public boolean isForSiteAdmin() {
            return true;
        }
    },
    /** Keep reports, and have them made by themselves. */
    KEEP(EnumSet.of(Role.LEADER, Role.DELEGATE, Role.CONTENT_ADMIN, Role.FOLLOW_UP));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    StatisticsPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
