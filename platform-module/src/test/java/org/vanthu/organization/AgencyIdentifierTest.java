package org.vanthu.organization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgencyIdentifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"H37", "H37.12", "G09.01", "H37.DN.001", "000.00.00.H37", "Z01ABC", "0101234567", "0101234567001"
            })
    @Requirement("R002-036")
    void acceptsIdentifiersOfBothDecisions(String text) {
        assertThat(new AgencyIdentifier(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h37",
                "H3",
                "H37.",
                "H37..1",
                "H37 12",
                "Đ37",
                "H37.1234567890123456789012345678901234567",
                "Z00A",
                "../H37"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> new AgencyIdentifier(text))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("organization.error.identifier"));
    }

    @Test
    void groupNamesReadBack() {
        assertThat(GroupNames.membership(GroupNames.role("H99.01", Role.UNIT_HEAD)))
                .contains(new GroupNames.Membership("H99.01", Role.UNIT_HEAD));
        assertThat(GroupNames.membership(GroupNames.agency("H99"))).isEmpty();
        assertThat(GroupNames.membership(GroupNames.unit("H99", "VX"))).isEmpty();
        assertThat(GroupNames.membership("GROUP_site_x")).isEmpty();
    }

    @Test
    @Requirement("R000-015")
    void systemAdministratorsAndExternalUnitsDoNotReadByThatRole() {
        assertThat(Role.readers())
                .doesNotContain(Role.SYSTEM_ADMIN, Role.EXTERNAL)
                .contains(Role.CLERK, Role.ARCHIVIST);
    }
}
