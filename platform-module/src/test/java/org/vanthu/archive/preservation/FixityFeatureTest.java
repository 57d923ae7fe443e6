package org.vanthu.archive.preservation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.AcceptedDossiers;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.EndedDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.EndedDossiers.AGENCY;
import static org.vanthu.dossier.EndedDossiers.ARCHIVIST;

/** Files of the archive are compared with their hashes, copied, and repaired when the disk has changed them. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.archive.second-store-folder", value = "${dir}/second")
class FixityFeatureTest {

    @TempDir
    private static Path folder;

    private static AcceptedDossiers fixture;

    private final Fixity fixity;
    private final ArchiveEvents events;
    private final EventViews views;
    private final ContentService contentService;
    private final MutableClock clock;
    private final Path directory;

    FixityFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory) {
        this.fixity = repository.bean(Fixity.class);
        this.events = repository.bean(ArchiveEvents.class);
        this.views = repository.bean(EventViews.class);
        this.contentService = repository.bean("contentService", ContentService.class);
        this.clock = clock;
        this.directory = directory;
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        fixture = new AcceptedDossiers(repository).create();
    }

    @Test
    void theHashOfEveryFileIsKeptWhenTheArchiveTakesADossierOver() {
        NodeRef document = document("Về việc giữ mã băm", "Nội dung thứ nhất");
        Dossier dossier = fixture.accepted("Hồ sơ có mã băm", "20 năm", List.of(document));

        assertThat(file(document))
                .satisfies(file -> assertThat(file.sha256()).isEqualTo(DigestUtils.sha256Hex("Nội dung thứ nhất")))
                .satisfies(file -> assertThat(file.state()).isEqualTo(ArchiveFile.GOOD));
        assertThat(kinds(dossier)).containsExactly("message digest calculation", "accession");
    }

    @Test
    void aRunCopiesWhatTheSecondStoreHasNotAndChecksAgainAfterThePeriod() {
        NodeRef document = document("Về việc sao dự phòng", "Nội dung được sao");
        Dossier dossier = fixture.accepted("Hồ sơ được sao", "20 năm", List.of(document));

        run();
        assertThat(second("Nội dung được sao")).hasContent("Nội dung được sao");
        assertThat(file(document).copied()).isTrue();
        run();
        assertThat(kinds(dossier)).filteredOn("fixity check"::equals).hasSize(1);

        clock.advance(Duration.ofDays(366));
        run();
        assertThat(kinds(dossier)).filteredOn("fixity check"::equals).hasSize(2);
    }

    @Test
    @Requirement("R001-048")
    void aFileThatTheDiskChangedIsNoticedAndRepairedFromTheSecondStore() throws IOException {
        NodeRef document = document("Về việc đĩa hỏng", "Nội dung sẽ hỏng");
        Dossier dossier = fixture.accepted("Hồ sơ sẽ hỏng", "20 năm", List.of(document));
        run();

        damage("Nội dung sẽ hỏng");
        ArchiveFile checked = checkNow(document);

        assertThat(checked.state()).isEqualTo(ArchiveFile.REPAIRED);
        assertThat(content(document)).isEqualTo("Nội dung sẽ hỏng");
        assertThat(kinds(dossier)).contains("recovery");
        assertThat(events.of(dossier.id())).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo("fixity check");
            assertThat(event.outcome()).isEqualTo("failure");
        });
    }

    @Test
    void aFileThatNobodyHasAnyMoreStaysDamagedUntilItIsThereAgain() throws IOException {
        NodeRef document = document("Về việc không còn bản sao", "Nội dung không có bản sao");
        fixture.accepted("Hồ sơ không có bản sao", "20 năm", List.of(document));

        damage("Nội dung không có bản sao");
        ArchiveFile checked = checkNow(document);

        assertThat(checked.state()).isEqualTo(ArchiveFile.DAMAGED);
        assertThat(checked.problem()).isEqualTo("changed");
        assertThat(list("damaged")).extracting(ArchiveFile::nodeId).contains(document.getId());
        damageBack("Nội dung không có bản sao");
        assertThat(checkNow(document).state()).isEqualTo(ArchiveFile.GOOD);
    }

    @Test
    void aCopyThatTheSecondStoreLostIsMadeAgain() throws IOException {
        NodeRef document = document("Về việc mất bản sao", "Nội dung mất bản sao");
        fixture.accepted("Hồ sơ mất bản sao", "20 năm", List.of(document));
        run();

        Files.writeString(second("Nội dung mất bản sao"), "khác");
        checkNow(document);

        assertThat(second("Nội dung mất bản sao")).hasContent("Nội dung mất bản sao");
    }

    @Test
    void whatIsDestroyedGoesFromTheSecondStoreToo() {
        NodeRef document = document("Về việc tiêu hủy", "Nội dung bị hủy");
        Dossier dossier = fixture.accepted("Hồ sơ bị hủy", "20 năm", List.of(document));
        run();

        fixture.destroyed(dossier);
        run();

        assertThat(second("Nội dung bị hủy")).doesNotExist();
        assertThat(list("all")).extracting(ArchiveFile::nodeId).doesNotContain(document.getId());
        assertThat(kinds(dossier)).contains("deletion");
    }

    @Test
    void theEventLogIsPremis() {
        NodeRef document = document("Về việc nhật ký", "Nội dung có nhật ký");
        Dossier dossier = fixture.accepted("Hồ sơ có nhật ký", "Vĩnh viễn", List.of(document));

        String premis = fixture.ended().site().as(ARCHIVIST, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            views.premis(dossier.id(), out);
            return out.toString(StandardCharsets.UTF_8);
        });

        assertThat(premis)
                .contains(
                        "premis:eventType>accession<",
                        "premis:messageDigest>"
                                + DigestUtils.sha256Hex("Nội dung có nhật ký").toUpperCase(java.util.Locale.ROOT),
                        "premis:agentType>person<");
    }

    @Test
    void healthIsForArchivistsAndLeadersAndChecksAreForArchivists() {
        NodeRef document = document("Về việc sức khỏe", "Nội dung khỏe");
        fixture.accepted("Hồ sơ khỏe", "20 năm", List.of(document));

        Fixity.Health health = as("leader", () -> fixity.health(AGENCY));
        assertThat(health.counts().files()).isPositive();
        assertThat(health.mayCheck()).isFalse();
        assertThatThrownBy(() -> as("leader", () -> fixity.checkNow(document.getId())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as("clerk", () -> fixity.health(AGENCY))).isInstanceOf(AccessDeniedException.class);
    }

    private static NodeRef document(String subject, String text) {
        String name = DigestUtils.md5Hex(subject) + ".txt";
        return fixture.ended().incoming(subject, EndedDossiers.text(folder, name, text));
    }

    private static <T> T as(String role, java.util.concurrent.Callable<T> work) {
        return fixture.ended().site().as(TestSite.user(AGENCY, role), work);
    }

    private void run() {
        Elevation.asSystem("as the job does", (Runnable) fixity::run);
    }

    private ArchiveFile checkNow(NodeRef document) {
        return as("archivist", () -> fixity.checkNow(document.getId()));
    }

    private List<ArchiveFile> list(String which) {
        return as("archivist", () -> fixity.list(AGENCY, which, "", 500));
    }

    private ArchiveFile file(NodeRef document) {
        return list("all").stream()
                .filter(file -> file.nodeId().equals(document.getId()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kinds(Dossier dossier) {
        return events.of(dossier.id()).stream().map(ArchiveEvents.Event::kind).toList();
    }

    private Path second(String text) {
        String sha256 = DigestUtils.sha256Hex(text);
        return directory
                .resolve("second")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private String content(NodeRef document) {
        return as(
                "archivist",
                () -> Elevation.asSystem(
                        "a test reads",
                        () -> contentService
                                .getReader(document, ContentModel.PROP_CONTENT)
                                .getContentString()));
    }

    /** Changes the bytes on disk behind the repository's back. */
    private void damage(String text) throws IOException {
        overwrite(text, "hỏng: " + text);
    }

    private void damageBack(String text) throws IOException {
        overwrite("hỏng: " + text, text);
    }

    private void overwrite(String is, String becomes) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("contentstore"))) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> sha256(file).equals(DigestUtils.sha256Hex(is)))
                    .toList();
            assertThat(found).isNotEmpty();
            for (Path file : found) {
                file.toFile().setWritable(true);
                Files.writeString(file, becomes);
            }
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
