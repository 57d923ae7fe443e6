package org.vanthu.dossier;

import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.pdf.PrintedTable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.DossierDesk.AGENCY;
import static org.vanthu.dossier.DossierDesk.AN;
import static org.vanthu.dossier.DossierDesk.BINH;
import static org.vanthu.dossier.DossierDesk.CHI;
import static org.vanthu.dossier.DossierDesk.DUNG;
import static org.vanthu.dossier.DossierDesk.LEADER;

/** Somebody leaves: all his or her dossiers go to another in one action. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class HandOverFeatureTest {

    private static DossierDesk desk;

    private final Dossiers dossiers;
    private final DossierOpinions opinions;
    private final HandOvers handOvers;
    private final DossierForms forms;
    private final PermissionService permissionService;

    HandOverFeatureTest(EmbeddedRepository repository) {
        this.dossiers = repository.bean(Dossiers.class);
        this.opinions = repository.bean(DossierOpinions.class);
        this.handOvers = repository.bean(HandOvers.class);
        this.forms = repository.bean(DossierForms.class);
        this.permissionService = repository.bean("permissionService", PermissionService.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new DossierDesk(repository).create();
    }

    @Test
    @Requirement("R001-005")
    void allDossiersGoOverInOneActionWithTheListThatBothSign() {
        Dossier one = open(AN, "Bàn giao một");
        Dossier two = open(AN, "Bàn giao hai");
        Dossier others = open(DUNG, "Hỏi người sắp đi");
        desk.site.as(DUNG, () -> {
            opinions.ask(others.id(), new DossierOpinions.AskForm(List.of(AN), "Ý kiến?", null, null));
            return null;
        });

        HandOvers.HandOver done = desk.site.as(CHI, () -> handOvers.handOver(form(AN, BINH)));

        assertThat(done.items()).extracting(HandOvers.Item::title).containsExactly("Bàn giao một", "Bàn giao hai");
        for (Dossier dossier : List.of(one, two)) {
            assertThat(desk.site.as(BINH, () -> dossiers.get(dossier.id())).owner())
                    .isEqualTo(BINH);
            assertThatThrownBy(() -> desk.site.as(AN, () -> dossiers.get(dossier.id())))
                    .isInstanceOf(AccessDeniedException.class);
            assertThat(desk.site.as(
                            AN,
                            () -> permissionService.hasPermission(
                                    DossierNodes.ref(dossier.id()), PermissionService.READ)))
                    .isEqualTo(AccessStatus.DENIED);
        }
        assertThat(opinions.of(others.id()).get(0).askedOf()).isEqualTo(BINH);
        PrintedTable list = desk.site.as(AN, () -> forms.handOver(handOvers.get(done.id())));
        assertThat(list.rows()).hasSize(2);
        assertThat(list.signatures())
                .extracting(PrintedTable.Signature::name)
                .containsExactly("Trần Thị An", "Lê Văn Bình");
        assertThatThrownBy(() -> desk.site.as(DUNG, () -> handOvers.get(done.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> desk.site.as(CHI, () -> handOvers.handOver(form(AN, BINH))))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.nothing-to-hand-over");
    }

    @Test
    void onlyTheOneWhoLeavesTheHeadAndTheLeaderHandOverAndOnlyToSomebodyWhoHandlesDocuments() {
        Dossier dossier = open(DUNG, "Của phòng Văn xã");

        for (String user : List.of(BINH, CHI, DossierDesk.STRANGER, DossierDesk.CLERK)) {
            assertThatThrownBy(() -> desk.site.as(user, () -> handOvers.handOver(form(DUNG, BINH))))
                    .as(user)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> desk.site.as(LEADER, () -> handOvers.handOver(form(DUNG, DUNG))))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.successor");
        assertThatThrownBy(() -> desk.site.as(LEADER, () -> handOvers.handOver(form(DUNG, "archivist.h99"))))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.successor");
        assertThatThrownBy(() -> desk.site.as(LEADER, () -> handOvers.handOver(form(DUNG, "clerk.h98"))))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.no-person");
        desk.site.as(DUNG, () -> handOvers.handOver(form(DUNG, BINH)));

        Dossier after = desk.site.as(BINH, () -> dossiers.get(dossier.id()));
        assertThat(after.owner()).isEqualTo(BINH);
        assertThat(after.unit()).isEqualTo("TCCB");
    }

    private Dossier open(String user, String title) {
        return desk.site.as(user, () -> dossiers.open(NewDossier.of(AGENCY, title, List.of())));
    }

    private static HandOvers.HandOverForm form(String from, String to) {
        return new HandOvers.HandOverForm(AGENCY, from, to, "nghỉ hưu", null);
    }
}
