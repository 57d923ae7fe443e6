package org.vanthu.outgoing;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.vanthu.organization.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of rights in docs/features/outgoing.md. */
class OutgoingPermissionsTest {

    private static final Map<OutgoingPermission, Set<Role>> TABLE = Map.of(
            OutgoingPermission.DRAFT,
                    Set.of(
                            Role.SPECIALIST,
                            Role.UNIT_HEAD,
                            Role.LEADER,
                            Role.DELEGATE,
                            Role.FOLLOW_UP,
                            Role.CLERK,
                            Role.ARCHIVIST),
            OutgoingPermission.REVIEW, Set.of(Role.UNIT_HEAD, Role.LEADER),
            OutgoingPermission.SIGN, Set.of(Role.LEADER, Role.UNIT_HEAD),
            OutgoingPermission.ISSUE, Set.of(Role.CLERK),
            OutgoingPermission.SEE_REGISTER, Set.of(Role.CLERK, Role.LEADER, Role.CONTENT_ADMIN, Role.ARCHIVIST));

    @Test
    void rolesMayWhatTheTableSays() {
        TABLE.forEach((permission, roles) ->
                assertThat(permission.roles()).as(permission.name()).isEqualTo(roles));
    }

    @Test
    void administratorsOfTheSystemAndExternalUnitsSeeNothing() {
        for (OutgoingPermission permission : OutgoingPermission.values()) {
            assertThat(permission.roles()).doesNotContain(Role.SYSTEM_ADMIN, Role.EXTERNAL);
            assertThat(permission.isForSiteAdmin()).isFalse();
        }
    }
}
