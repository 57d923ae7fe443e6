package org.vanthu.archive;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.KeepBacks.AskForm;
import org.vanthu.archive.KeepBacks.DecisionForm;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.retention.Retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.archive.ArchiveDesk.AGENCY;
import static org.vanthu.archive.ArchiveDesk.AN;
import static org.vanthu.archive.ArchiveDesk.ARCHIVIST;
import static org.vanthu.archive.ArchiveDesk.BINH;
import static org.vanthu.archive.ArchiveDesk.LEADER;

/** Dossiers that a unit keeps beyond their time. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class KeepBackFeatureTest {

    private static ArchiveDesk desk;

    @TempDir
    static Path folder;

    private final KeepBacks keepBacks;
    private final ArchiveDossiers archive;
    private final Retention retention;

    KeepBackFeatureTest(EmbeddedRepository repository) {
        this.keepBacks = repository.bean(KeepBacks.class);
        this.archive = repository.bean(ArchiveDossiers.class);
        this.retention = repository.bean(Retention.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new ArchiveDesk(repository).create();
    }

    @Test
    void theHeadAllowsAUnitToKeepADossierAndItIsHandedInLater() {
        Dossier dossier = ended("Giữ lại");
        LocalDate until = due(dossier).plusYears(1);
        Map<String, Object> request = ask(AN, dossier, until);

        assertThatThrownBy(() -> decide(ARCHIVIST, request)).isInstanceOf(AccessDeniedException.class);
        decide(LEADER, request);

        assertThat(archive.find(dossier.id()).orElseThrow())
                .extracting(ArchiveDossier::stage, ArchiveDossier::keptUntil)
                .containsExactly(ArchiveStage.KEPT_BACK, until);
        assertThat(due(dossier)).isEqualTo(until);
        assertThatThrownBy(() -> decide(LEADER, request))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.request-decided");
        desk.takeOver(AN, dossier);
        assertThat(archive.find(dossier.id()).orElseThrow().stage()).isEqualTo(ArchiveStage.ACCEPTED);
    }

    @Test
    void moreThanTwoYearsAreRefused() {
        Dossier dossier = ended("Giữ quá lâu");
        Map<String, Object> request = ask(AN, dossier, due(dossier).plusYears(2).plusDays(1));

        assertThatThrownBy(() -> decide(LEADER, request))
                .hasFieldOrPropertyWithValue("msgId", "retention.error.kept-back");
        assertThat(archive.find(dossier.id())).isEmpty();
    }

    @Test
    void onlyItsKeeperAsksAndNotForWhatIsOnItsWay() {
        Dossier dossier = ended("Của An");
        assertThatThrownBy(() -> ask(BINH, dossier, LocalDate.of(2099, 1, 1)))
                .isInstanceOf(AccessDeniedException.class);
        desk.handIn(AN, dossier);
        assertThatThrownBy(() -> ask(AN, dossier, LocalDate.of(2099, 1, 1)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.on-its-way");
        assertThat(desk.site.as(BINH, () -> keepBacks.list(AGENCY))).isEmpty();
    }

    @Test
    void sheetsAreNumberedFromFiveYearsOn() {
        assertThat(ClosingCheck.isNumbered("Vĩnh viễn")).isTrue();
        assertThat(ClosingCheck.isNumbered("5 năm")).isTrue();
        assertThat(ClosingCheck.isNumbered("02 năm")).isFalse();
        assertThat(ClosingCheck.isNumbered(null)).isFalse();
    }

    private Map<String, Object> ask(String user, Dossier dossier, LocalDate until) {
        return desk.site.as(
                user, () -> keepBacks.ask(new AskForm(AGENCY, List.of(dossier.id()), until, "Còn dùng để giải quyết")));
    }

    private void decide(String user, Map<String, Object> request) {
        desk.site.as(user, () -> keepBacks.decide(String.valueOf(request.get("id")), new DecisionForm(true, null, 1L)));
    }

    private LocalDate due(Dossier dossier) {
        return java.util.Objects.requireNonNull(
                retention.of(dossier.id()).orElseThrow().dueOn());
    }

    private static Dossier ended(String title) {
        NodeRef document = desk.document("Về việc " + title, ArchiveDesk.pdf(folder, title.hashCode() + ".pdf", 1));
        return desk.ended(AN, title, document);
    }
}
