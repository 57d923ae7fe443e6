package org.vanthu.routing;

import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.organization.ProcessFixture;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.routing.Office.AGENCY;
import static org.vanthu.routing.Office.CLERK;
import static org.vanthu.routing.Office.HEAD;
import static org.vanthu.routing.Office.LEADER;
import static org.vanthu.routing.Office.OTHER;
import static org.vanthu.routing.Office.SPECIALIST;
import static org.vanthu.routing.Office.direction;
import static org.vanthu.routing.Office.step;
import static org.vanthu.routing.Office.to;

/** Where the agency says so, the head of the office looks at incoming documents before the leader. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class OwnProcessFeatureTest {

    private static final String OFFICE_HEAD = "chanh.vp";
    private static Office office;

    private final EmbeddedRepository repository;

    OwnProcessFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
    }

    @BeforeAll
    static void createOffice(EmbeddedRepository repository) {
        office = new Office(repository).create();
        AgencyFixture fixture = new AgencyFixture(repository);
        office.as("admin", () -> {
            fixture.unit(AGENCY, "VP", "Văn phòng");
            fixture.member(AGENCY, "VP", OFFICE_HEAD, "unit-head");
            return null;
        });
    }

    @Test
    @Requirement({"R001-050", "R000-033"})
    void theHeadOfTheOfficeLooksFirstAndSubmitsToTheLeaderWhoDirects() {
        long version = process("admin", "@unit:VP", null);
        String nodeId = office.register();
        WorkItem first = office.item(nodeId, "");
        assertThat(first.holder()).isEqualTo("@unit:VP");
        assertThat(office.see(OFFICE_HEAD, nodeId).items().get(0).actions()).contains("direct", "forward");
        assertThatThrownBy(() -> office.as(
                        LEADER, () -> office.directing().direct(first.id(), direction(SPECIALIST, first.version()))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> office.as(
                        OFFICE_HEAD,
                        () -> office.handling().forward(first.id(), step(first.version(), "trình", to(OTHER)))))
                .isInstanceOf(InvalidInputException.class);

        office.as(
                OFFICE_HEAD,
                () -> office.handling()
                        .forward(
                                first.id(),
                                step(first.version(), "Kính trình, đề xuất giao Phòng Văn xã", to(LEADER))));

        WorkItem second = office.item(nodeId, "");
        assertThat(second.holder()).isEqualTo(LEADER);
        assertThat(second.step()).isEqualTo("direct");
        assertThat(second.instruction()).isEqualTo("Kính trình, đề xuất giao Phòng Văn xã");
        office.as(LEADER, () -> office.directing().direct(second.id(), direction("VX", second.version())));
        assertThat(office.item(nodeId, "lead").holder()).isEqualTo(HEAD);
        process("admin", "", version);
        assertThat(office.item(office.register(), "").holder()).isEqualTo(LEADER);
    }

    @Test
    @Requirement("R001-050")
    void onlyAdministratorsLayDownTheProcessAndOnlyOnWhatTheySaw() {
        for (String user : List.of(LEADER, CLERK, HEAD, SPECIALIST)) {
            assertThatThrownBy(() -> process(user, "@unit:VP", null))
                    .as(user)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> process("admin", "@unit:KHONG", null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> process("admin", SPECIALIST, null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> process("admin", "@unit:VP", 0L)).isInstanceOf(ConflictException.class);
    }

    private long process(String user, String director, @Nullable Long version) {
        return office.as(user, () -> ProcessFixture.director(repository, AGENCY, director, version));
    }
}
