package org.vanthu.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.delegation.Acting;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

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
    private final DossierEnding ending;
    private final Work work;
    private final WorkflowService workflows;

    HandOverFeatureTest(EmbeddedRepository repository) {
        this.dossiers = repository.bean(Dossiers.class);
        this.opinions = repository.bean(DossierOpinions.class);
        this.handOvers = repository.bean(HandOvers.class);
        this.forms = repository.bean(DossierForms.class);
        this.permissionService = repository.bean("permissionService", PermissionService.class);
        this.ending = repository.bean(DossierEnding.class);
        this.work = repository.bean(Work.class);
        this.workflows = repository.bean("WorkflowService", WorkflowService.class);
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
    @Requirement("R000-011")
    void theStepsOfWorkThatTheOneWhoLeavesHoldsGoOnWithTheOther() throws IOException {
        try (InputStream definition = Work.class.getResourceAsStream("loop.bpmn20.xml")) {
            desk.site.as("admin", () -> workflows.deployDefinition("activiti", definition, "text/xml"));
        }
        NodeRef document = desk.incoming("Về việc đang giữ");
        WorkItem held = desk.site.as(
                LEADER,
                () -> work.start(
                        new NewWork(
                                "workTestLoop",
                                "incoming",
                                AGENCY,
                                document.getId(),
                                null,
                                "lead",
                                new Next("VX", DUNG, "làm ngay", null),
                                0,
                                "Về việc đang giữ",
                                "1/UBND"),
                        Acting.self(LEADER)));
        Dossier dossier = open(DUNG, "Có văn bản đang xử lý");
        desk.site.as(DUNG, () -> {
            dossiers.add(dossier.id(), document);
            return null;
        });
        assertThat(desk.site.as(DUNG, () -> ending.check(dossier.id())))
                .extracting(EndingCheck.Obstacle::kind)
                .containsExactly("handled");

        HandOvers.HandOver done = desk.site.as(LEADER, () -> handOvers.handOver(form(DUNG, BINH)));

        assertThat(done.workItems()).isGreaterThanOrEqualTo(1);
        List<WorkItem> trace = work.of(document.getId()).stream()
                .filter(item -> item.branch().equals(held.branch()))
                .toList();
        assertThat(trace).extracting(WorkItem::holder).containsExactly(DUNG, BINH);
        assertThat(trace.get(1).isRunning()).isTrue();
        assertThat(trace.get(1).instruction()).isEqualTo("làm ngay");
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
