package org.vanthu.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.AccessLevels.AccessForm;
import org.vanthu.archive.AccessLevels.Outcome;
import org.vanthu.archive.AccessLevels.SeenForm;
import org.vanthu.archive.ReadingRequests.AskForm;
import org.vanthu.archive.ReadingRequests.DecisionForm;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.archive.ArchiveDesk.AGENCY;
import static org.vanthu.archive.ArchiveDesk.AN;
import static org.vanthu.archive.ArchiveDesk.ARCHIVIST;
import static org.vanthu.archive.ArchiveDesk.BINH;

/** For whom dossiers are open: who says so, and what the reading room makes of it. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class AccessLevelsFeatureTest {

    private static ArchiveDesk desk;

    @TempDir
    static Path folder;

    private final EmbeddedRepository repository;
    private final AccessLevels levels;
    private final AccessViews views;
    private final ReadingRequests requests;
    private final ReadingCopies copies;

    AccessLevelsFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.levels = repository.bean(AccessLevels.class);
        this.views = repository.bean(AccessViews.class);
        this.requests = repository.bean(ReadingRequests.class);
        this.copies = repository.bean(ReadingCopies.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new ArchiveDesk(repository).create();
    }

    @Test
    void aDossierHasTheLevelOfTheSiteUntilItsKeeperSaysAnotherWhichIsOnItsNodeAndInTheAudit() {
        Dossier dossier = desk.ended(AN, "Hồ sơ đổi chế độ", document("Về việc đổi chế độ"));
        assertThat(desk.site.as(AN, () -> views.of(dossier.id())))
                .containsEntry("level", "02")
                .containsEntry("usual", true)
                .containsEntry("mayChange", true);

        assertThat(set(AN, "02", "03", dossier)).isEqualTo(new Outcome(1, 0));

        assertThat(desk.site.as(AN, () -> views.of(dossier.id())))
                .containsEntry("level", "03")
                .containsEntry("setByName", "Trần Thị An")
                .containsEntry("reviewedByName", null);
        assertThat(Elevation.asSystem(
                        "test",
                        () -> repository
                                .bean("NodeService", NodeService.class)
                                .getProperty(ArchiveDossiers.ref(dossier.id()), ArchiveModel.PROP_ACCESS_LEVEL)))
                .isEqualTo("03");
        assertThat(repository.bean(AuditTrail.class).of(dossier.id()))
                .filteredOn(entry -> entry.action().equals("archive.access"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo(AN);
                    assertThat(entry.changes()).containsExactly(new Change("access", "02", "03"));
                });
    }

    @Test
    void otherPeopleChangeNothingAndAfterItWasHandedInOnlyArchivistsDo() {
        Dossier dossier = desk.ended(AN, "Hồ sơ của An", document("Về việc của An"));
        assertThatThrownBy(() -> set(BINH, "02", "01", dossier)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> set(ArchiveDesk.LEADER, "02", "01", dossier))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> set(TestSite.user(TestSite.OTHER_AGENCY, "archivist"), "02", "01", dossier))
                .isInstanceOf(NotFoundException.class);
        desk.takeOver(AN, dossier);

        assertThatThrownBy(() -> set(AN, "02", "01", dossier))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.access-archivist");
        assertThat(set(ARCHIVIST, "02", "01", dossier)).isEqualTo(new Outcome(1, 1));
        assertThat(desk.site.as(AN, () -> views.of(dossier.id()))).containsEntry("mayChange", false);
        assertThatThrownBy(() -> set(ARCHIVIST, "02", "03", dossier))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.access-changed");
        assertThatThrownBy(() -> set(ARCHIVIST, "01", "04", dossier))
                .isInstanceOf(InvalidInputException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.access-level");
    }

    @Test
    void theLevelOfWhatTheArchiveKeepsIsChangedByNoOtherTool() {
        Dossier dossier = kept("Hồ sơ không sửa mức bằng công cụ khác");
        set(ARCHIVIST, "02", "03", dossier);
        NodeService nodes = repository.bean("nodeService", NodeService.class);
        NodeRef node = ArchiveDossiers.ref(dossier.id());

        assertThatThrownBy(() -> asSystem(() -> nodes.setProperty(node, ArchiveModel.PROP_ACCESS_LEVEL, "01")))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.kept");
        assertThatThrownBy(() -> asSystem(() -> nodes.removeAspect(node, ArchiveModel.ASPECT_ACCESS)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.kept");
    }

    @Test
    void ofTwoWhoSetALevelAtOnceTheSecondIsTold() throws Exception {
        Dossier dossier = desk.ended(AN, "Hồ sơ hai người cùng đổi", document("Về việc hai người cùng đổi"));
        List<Callable<String>> both = List.of(attempt(AN, "01", dossier), attempt(ARCHIVIST, "03", dossier));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<String> outcomes = new ArrayList<>();
        try {
            for (Future<String> one : threads.invokeAll(both)) {
                outcomes.add(one.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(outcomes).containsExactlyInAnyOrder("done", "archive.error.access-changed");
    }

    @Test
    void theArchivistConfirmsManyAtOnceAndAllOrNoneOfThem() {
        Dossier first = desk.ended(AN, "Rà soát một", document("Về việc rà soát một"));
        Dossier second = desk.ended(AN, "Rà soát hai", document("Về việc rà soát hai"));
        assertThat(listed("02", false)).contains(first.id(), second.id());

        assertThatThrownBy(() -> desk.site.as(
                        ARCHIVIST,
                        () -> levels.set(new AccessForm(
                                AGENCY,
                                List.of(new SeenForm(first.id(), "02"), new SeenForm(second.id(), "03")),
                                null,
                                null))))
                .isInstanceOf(ConflictException.class);
        assertThat(listed("02", false)).contains(first.id(), second.id());

        assertThat(set(ARCHIVIST, "02", null, first, second)).isEqualTo(new Outcome(0, 2));
        assertThat(listed("02", true)).contains(first.id(), second.id());
        assertThat(listed("02", false)).doesNotContain(first.id(), second.id());
        assertThat(set(ARCHIVIST, "02", "03", first)).isEqualTo(new Outcome(1, 1));
        assertThat(listed("03", true)).contains(first.id()).doesNotContain(second.id());
        assertThatThrownBy(() -> desk.site.as(AN, () -> views.list(AGENCY, null, null, null, Keyset.parse(null, null))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whatIsPublicAndConfirmedIsReadAtOnceUntilItIsNoLongerPublic() {
        Dossier dossier = kept("Hồ sơ công khai");
        ReadingRequest waiting = ask(BINH, dossier, ReadingRequest.READ, null, "personal");
        assertThat(waiting.state()).isEqualTo(ReadingRequest.ASKED);
        set(ARCHIVIST, "02", "01", dossier);

        ReadingRequest free = ask(BINH, dossier, ReadingRequest.READ, null, "personal");

        assertThat(free.state()).isEqualTo(ReadingRequest.GRANTED);
        assertThat(free.decidedBy()).isNull();
        String document = documentOf(free);
        desk.site.as(BINH, () -> copies.begin(free.id(), document));
        assertThat(ask(BINH, dossier, ReadingRequest.BORROW, null, "official").state())
                .isEqualTo(ReadingRequest.ASKED);
        set(ARCHIVIST, "01", "02", dossier);
        assertThatThrownBy(() -> desk.site.as(BINH, () -> copies.begin(free.id(), document)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-open");
    }

    @Test
    void whatOnlyItsKeeperCalledPublicStillWaitsForTheArchivist() {
        Dossier dossier = desk.ended(AN, "Hồ sơ tự nhận công khai", document("Về việc tự nhận"));
        set(AN, "02", "01", dossier);
        desk.takeOver(AN, dossier);

        assertThat(ask(BINH, dossier, ReadingRequest.READ, null, "official").state())
                .isEqualTo(ReadingRequest.ASKED);
    }

    @Test
    void aSecretDossierIsNotGivenToOutsidersWhateverWasAskedOrGrantedBefore() {
        Dossier dossier = kept("Hồ sơ mật");
        ReadingRequest outside = ask(BINH, dossier, ReadingRequest.READ, "Ông Nguyễn Văn Ngoài", "personal");
        ReadingRequest granted = ask(AN, dossier, ReadingRequest.READ, "Bà Khách", "official");
        desk.site.as(ARCHIVIST, () -> requests.decide(granted.id(), new DecisionForm(true, null, null, 1L)));
        String document = documentOf(granted);
        set(ARCHIVIST, "02", "03", dossier);

        assertThatThrownBy(() -> ask(BINH, dossier, ReadingRequest.READ, "Ông Nguyễn Văn Ngoài", "official"))
                .isInstanceOf(InvalidInputException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.secret-reader");
        assertThatThrownBy(() -> ask(BINH, dossier, ReadingRequest.READ, null, "personal"))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.secret-purpose");
        assertThatThrownBy(() -> desk.site.as(
                        ARCHIVIST, () -> requests.decide(outside.id(), new DecisionForm(true, null, null, 1L))))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.secret-request");
        assertThatThrownBy(() -> desk.site.as(AN, () -> copies.begin(granted.id(), document)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-open");
        ReadingRequest official = ask(BINH, dossier, ReadingRequest.READ, null, "official");
        assertThat(official.state()).isEqualTo(ReadingRequest.ASKED);
        desk.site.as(ARCHIVIST, () -> requests.decide(official.id(), new DecisionForm(true, null, null, 1L)));
        desk.site.as(BINH, () -> copies.begin(official.id(), document));
    }

    private Callable<String> attempt(String user, String level, Dossier dossier) {
        return () -> {
            try {
                set(user, "02", level, dossier);
                return "done";
            } catch (ConflictException e) {
                return e.getMsgId();
            }
        };
    }

    private static void asSystem(Runnable work) {
        desk.site.as(ARCHIVIST, () -> {
            Elevation.asSystem("test", work);
            return true;
        });
    }

    private Outcome set(String user, String seen, @Nullable String level, Dossier... chosen) {
        return desk.site.as(
                user,
                () -> levels.set(new AccessForm(
                        AGENCY,
                        List.of(chosen).stream()
                                .map(dossier -> new SeenForm(dossier.id(), seen))
                                .toList(),
                        level,
                        null)));
    }

    private List<String> listed(String level, boolean reviewed) {
        return desk
                .site
                .as(ARCHIVIST, () -> views.list(AGENCY, level, reviewed, null, Keyset.parse(null, "500")))
                .items()
                .stream()
                .map(AccessViews.Listed::id)
                .toList();
    }

    private ReadingRequest ask(String user, Dossier dossier, String kind, @Nullable String reader, String purpose) {
        return desk.site.as(
                user, () -> requests.ask(new AskForm(AGENCY, dossier.id(), kind, reader, purpose, "Tra cứu")));
    }

    private String documentOf(ReadingRequest request) {
        return desk.site
                                .as(ARCHIVIST, () -> requests.details(requests.readable(request.id())))
                                .get("documents")
                        instanceof List<?> list
                ? String.valueOf(((java.util.Map<?, ?>) list.get(0)).get("nodeId"))
                : "";
    }

    private static Dossier kept(String title) {
        Dossier dossier = desk.ended(AN, title, document("Về việc " + title));
        desk.takeOver(AN, dossier);
        return dossier;
    }

    private static NodeRef document(String subject) {
        return desk.document(subject, ArchiveDesk.pdf(folder, subject.hashCode() + ".pdf", 2));
    }
}
